import { expect, type Locator, type Page, test } from '@playwright/test'
import { bar, hold, open, stage } from './page'

const panel = (page: Page): Locator => page.getByRole('main', { name: 'Compare' })
const half = (page: Page, letter: 'A' | 'B'): Locator =>
  panel(page).getByRole('region', { name: new RegExp(`^${letter}: `) })
const row = (page: Page, name: string): Locator =>
  panel(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })

async function openCompare(page: Page): Promise<void> {
  await open(page)
  await hold(page)
  await bar(page).getByRole('button', { name: 'Compare' }).click()
}

async function runToTheEnd(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Run both' }).click()
  await expect(panel(page).getByText('Done', { exact: true })).toBeVisible({ timeout: 60_000 })
  await panel(page).getByRole('slider', { name: 'Moment' }).press('End')
}

test('packing leaves workers empty that the default uses', async ({ page }) => {
  await openCompare(page)
  const before = await page.evaluate(() => window.kubeorama.traceHash())
  await panel(page).getByLabel('Workers', { exact: true }).selectOption('6')
  await runToTheEnd(page)
  await expect(
    panel(page).getByText(/^B leaves \d workers? empty; A uses every one\./),
  ).toBeVisible()
  await expect(half(page, 'A').getByRole('img', { name: /: cpu 0 %, .* 0 pods$/ })).toHaveCount(0)
  expect(
    await half(page, 'B')
      .getByRole('img', { name: / 0 pods$/ })
      .count(),
  ).toBeGreaterThan(0)
  await expect(row(page, 'Pods placed').getByRole('cell')).toHaveText(['16 of 16', '16 of 16'])

  await panel(page).getByRole('slider', { name: 'Moment' }).press('Home')
  await expect(panel(page).getByText('Nothing has arrived yet.')).toBeVisible()

  await panel(page).getByRole('radio', { name: 'Table' }).click()
  await panel(page).getByRole('slider', { name: 'Moment' }).press('End')
  await expect(row(page, 'worker-1').first()).toBeVisible()
  expect(await page.evaluate(() => window.kubeorama.traceHash())).toBe(before)
})

test('what runs now is scheduled anew, and the cluster stays as it was', async ({ page }) => {
  await openCompare(page)
  await panel(page).getByRole('radio', { name: 'What runs now' }).click()
  await runToTheEnd(page)
  await expect(row(page, 'Pods placed').getByRole('cell')).toHaveText(['5 of 5', '5 of 5'])
  await page.keyboard.press('Escape')
  await expect(panel(page)).toHaveCount(0)
  await expect(stage(page).getByRole('button', { name: /^Worker worker-1,/ })).toBeVisible()
})

test('what packing makes room for waits under the default, and is told why', async ({ page }) => {
  await openCompare(page)
  await panel(page).getByLabel('Example').selectOption('Small ones, then giants')
  await runToTheEnd(page)
  await expect(panel(page).getByText(/^A leaves 2 pods Pending; B places all\./)).toBeVisible()
  const waiting = panel(page).getByRole('region', { name: 'Pending in A' })
  await expect(waiting).toContainText(/giant-\S+, giant-\S+/)
  await expect(waiting).toContainText('0/3 nodes are available: 3 Insufficient cpu')
  await expect(panel(page).getByRole('region', { name: 'Pending in B' })).toHaveCount(0)
})

test('a configuration is refused where it stands, in the words of kube-scheduler', async ({
  page,
}) => {
  await openCompare(page)
  const text = panel(page).getByRole('textbox', { name: 'KubeSchedulerConfiguration B' })
  await text.fill(
    [
      'apiVersion: kubescheduler.config.k8s.io/v1',
      'kind: KubeSchedulerConfiguration',
      'profiles:',
      '- pluginConfig:',
      '  - name: NodeResourcesFit',
      '    args: {scoringStrategy: {type: Nonsense}}',
    ].join('\n'),
  )
  await panel(page).getByRole('button', { name: 'Run both' }).click()
  await expect(panel(page).getByRole('alert')).toContainText('Nonsense')
  await expect(text).toHaveAttribute('aria-invalid', 'true')

  await text.fill('kind: [')
  await panel(page).getByRole('button', { name: 'Run both' }).click()
  await expect(panel(page).getByRole('alert')).toContainText('yaml: line')
})

test('a long comparison is cancelled, and the page answers all the while', async ({ page }) => {
  await openCompare(page)
  await panel(page).getByLabel('Workers', { exact: true }).selectOption('100')
  await panel(page).getByLabel('Example').selectOption('A thousand pods of five sizes')
  await panel(page).getByRole('button', { name: 'Run both' }).click()
  await expect(panel(page).getByText(/\d+ of 100 are Ready/)).toBeVisible()
  await expect(panel(page).getByRole('progressbar')).toBeVisible()
  await panel(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(panel(page).getByRole('button', { name: 'Run both' })).toBeVisible()
})
