/** The scheduler, configured in the page. */
import { readFileSync } from 'node:fs'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { bar, dock, get, hurry, open, readyPods, scheduling, stage, untilReady } from './page'

interface Annotated {
  readonly metadata: { readonly annotations?: Readonly<Record<string, string>> }
}

async function openLastDecision(page: Page): Promise<Locator> {
  await stage(page)
    .getByRole('button', { name: /^Scheduler/ })
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Its last decision' }).click()
  return scheduling(page)
}

test('a pasted KubeSchedulerConfiguration changes where pods go; a wrong one is refused', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 20)
  await bar(page).getByRole('button', { name: 'YAML' }).click()
  await dock(page).getByRole('button', { name: 'A scheduler that packs' }).click()
  await dock(page).getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(dock(page)).toContainText('kube-scheduler restarted')
  await page.evaluate(() =>
    window.kubeorama.apply(
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: heap}\nspec: {replicas: 4, selector: {matchLabels: {app: heap}}, template: {metadata: {labels: {app: heap}}, spec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: 200m}}}]}}}',
    ),
  )
  await untilReady(page, 'app=heap', 4)
  const nodes = (await readyPods(page, 'app=heap')).map((pod) => pod.spec.nodeName)
  expect(new Set(nodes).size).toBe(1)

  const editor = page.getByRole('textbox', { name: 'Manifest' })
  await editor.fill(
    'apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\nprofiles: [{plugins: {filter: {enabled: [{name: Foo}]}}}]\n',
  )
  await dock(page).getByRole('button', { name: 'Apply', exact: true }).click()
  await expect(dock(page)).toContainText('FilterPlugin "Foo" does not exist')
  await expect(dock(page)).toContainText('The scheduler goes on as it was.')
})

test('a decision is looked at with other weights, found again and copied', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await hurry(page, 20)
  await page.evaluate(() =>
    window.kubeorama.apply(
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: shop}\nspec: {replicas: 2, selector: {matchLabels: {app: shop}}, template: {metadata: {labels: {app: shop}}, spec: {containers: [{name: c, image: "nginx:1.27"}]}}}',
    ),
  )
  await untilReady(page, 'app=shop', 2)
  const panel = await openLastDecision(page)
  const [sums, sum] = [panel.locator('tbody td:last-child'), /^\d+/]
  const before = await sums.first().textContent()
  expect(before).toMatch(sum)
  await panel.getByLabel('Weight of TaintToleration').fill('9')
  await expect(panel.getByRole('status')).toContainText('Really it was worker-')
  // Every node had 100 points: six weights more are 600 for each, and nobody else wins.
  await expect(sums.first()).toHaveText(new RegExp(`^${Number.parseInt(before ?? '', 10) + 600}`))
  await panel.getByRole('button', { name: 'Back to the real weights' }).click()
  await expect(panel.getByRole('status')).toHaveCount(0)
  await expect(sums.first()).toHaveText(before ?? '')

  await panel.getByLabel('Find decisions').fill('coredns worker-2')
  const options = panel.getByLabel('Decision', { exact: true }).locator('option')
  const lines = await options.allTextContents()
  expect(lines.filter((line) => line.includes('coredns')).length).toBeGreaterThan(0)
  expect(lines.filter((line) => line.includes('web-'))).toEqual([])

  await panel.getByRole('button', { name: 'Copy as JSON' }).click()
  await expect(page.getByRole('log', { name: 'Notices' })).toContainText('Copied')
  const copied: unknown = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))
  const node = 'kube-scheduler-simulator.sigs.k8s.io/selected-node'
  expect((copied as Record<string, string>)[node]).toMatch(/^worker-\d$/)
})

test('decisions are filtered by node and result, opened again and downloaded', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  await page.evaluate(() =>
    window.kubeorama.apply(
      '{apiVersion: v1, kind: Pod, metadata: {name: giant}, spec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: "64"}}}]}}',
    ),
  )
  const panel = await openLastDecision(page)
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText('No node for giant')
  await panel.getByLabel('Result', { exact: true }).selectOption('scheduled')
  await panel.getByLabel('Node', { exact: true }).selectOption('worker-2')
  const options = panel.getByLabel('Decision', { exact: true }).locator('option')
  for (const line of await options.allTextContents()) expect(line).toContain('→ worker-2')
  await expect(panel.getByRole('heading', { level: 2 })).toContainText('goes to worker-2')
  const found = await options.count()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: `Download ${found} as JSON` }).click(),
  ])
  const pods: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  const node = 'kube-scheduler-simulator.sigs.k8s.io/selected-node'
  expect(pods).toHaveLength(found)
  expect(pods).toContainEqual({
    metadata: expect.objectContaining({
      annotations: expect.objectContaining({ [node]: 'worker-2' }),
    }),
  })
})

test('a decision stands beside what another profile would make of it', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  const panel = await openLastDecision(page)
  const beside = panel.getByRole('region', { name: 'What if' })
  await beside.getByRole('combobox').selectOption('pack')
  await expect(beside.getByRole('status')).toContainText('With MostAllocated worker-')
  await expect(beside.getByRole('columnheader')).toHaveText([
    'Node',
    'Decided then',
    'Now, as it runs',
    'Now, what if',
  ])
  await expect(beside.getByRole('row')).toHaveCount(4)

  await beside.getByText('and plugins off …').click()
  await beside.getByLabel('NodeResourcesFit').uncheck()
  await expect(beside.getByRole('status')).toContainText('without NodeResourcesFit, worker-')

  await beside.getByRole('combobox').selectOption('pasted')
  await beside.getByRole('textbox').fill('kind: Nothing')
  await expect(beside.getByRole('alert')).toContainText('Nothing')
})

test('switched on, decisions are written on the pods as real requests', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  const panel = await openLastDecision(page)
  await panel.getByRole('switch', { name: 'Write decisions on the pods' }).click()
  await expect(panel.getByRole('switch', { name: 'Write decisions on the pods' })).toBeChecked()
  await page.evaluate(() =>
    window.kubeorama.apply(
      '{apiVersion: v1, kind: Pod, metadata: {name: told}, spec: {containers: [{name: c, image: "nginx:1.27"}]}}',
    ),
  )
  const node = 'kube-scheduler-simulator.sigs.k8s.io/selected-node'
  await expect
    .poll(async () => {
      const { metadata } = await get<Annotated>(page, '/api/v1/namespaces/default/pods/told')
      return metadata.annotations?.[node]
    })
    .toMatch(/^worker-\d$/)
})
