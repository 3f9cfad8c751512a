/** Predict: the page asks which node a pod will get, and gives nothing away before it is told. */
import { expect, type Page, test } from '@playwright/test'
import {
  apply,
  applyLater,
  bar,
  dock,
  get,
  hurry,
  narrator,
  open,
  ready,
  scheduling,
  stage,
  workerCard,
} from './page'

const pod = (name: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: 500m, memory: 512Mi}}}]}`

interface Bound {
  readonly spec: { readonly nodeName?: string }
}

const nodeOf = async (page: Page, name: string): Promise<string | undefined> =>
  (await get<Bound>(page, `/api/v1/namespaces/default/pods/${name}`)).spec.nodeName

const stopped = (page: Page) => page.evaluate(() => window.kubeorama.time.stopped())

test('the room says which node; the winner is hidden until it is revealed', async ({ page }) => {
  await open(page)
  await page.keyboard.press('p')
  await applyLater(page, pod('solo'))
  const panel = scheduling(page)
  await expect(panel.getByRole('heading', { name: 'Which node will solo get?' })).toBeVisible({
    timeout: 30_000,
  })
  await expect(narrator(page)).toHaveText(/Stopped before Bind: which node will solo get\?/)
  expect(await stopped(page)).toMatchObject({ point: 'Reserve', pod: 'default/solo' })

  // Nothing on the page has the scheduler's numbers or its choice.
  await expect(panel.getByRole('table')).toHaveCount(0)
  await expect(stage(page)).not.toContainText(/wins|leads|points|refuses/)
  await expect(page.getByText(/wins|points/)).toHaveCount(0)
  await bar(page).getByRole('button', { name: 'Events' }).click()
  await expect(dock(page)).not.toContainText('assigned default/solo')
  await bar(page).getByRole('button', { name: 'Events' }).click()

  await workerCard(page, 'worker-2').click()
  await page.keyboard.press('2')
  await page.keyboard.press('3')
  await panel.getByRole('button', { name: 'One more for worker-1' }).click()
  await panel.getByRole('button', { name: 'One more for worker-1' }).click()
  await panel.getByRole('button', { name: 'One less for worker-1' }).click()
  await expect(panel.getByLabel('Votes for worker-1')).toHaveText('1')
  await expect(panel.getByLabel('Votes for worker-2')).toHaveText('2')
  await expect(stage(page)).toContainText('2 votes')

  await page.keyboard.press('r')
  const won = panel.getByText(/^worker-\d wins with \d+ points\.$/)
  await expect(won).toBeVisible()
  const winner = (await won.textContent())?.split(' ')[0] ?? ''
  const right = { 'worker-1': 1, 'worker-2': 2, 'worker-3': 1 }[winner]
  await expect(panel).toContainText(`${right} of 4 right, one question`)
  await expect(panel.getByRole('status')).toContainText([
    /.*/,
    /worker-\d has \d+: \w+ gives it \d+/,
  ])
  await expect(stage(page)).toContainText('wins')
  await expect(narrator(page)).toContainText(`${winner} wins`)

  await panel.getByRole('button', { name: 'Go on' }).click()
  await expect.poll(() => nodeOf(page, 'solo'), { timeout: 20_000 }).toBe(winner)
})

test('a question can be skipped, found again after a reload, and turned off', async ({ page }) => {
  await open(page, '?seed=1')
  await page.keyboard.press('p')
  await applyLater(page, pod('one'))
  const panel = scheduling(page)
  const question = panel.getByRole('heading', { name: /^Which node will/ })
  await expect(question).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('1')
  await page.evaluate(() => window.kubeorama.save())
  await page.goto('/')
  await ready(page)
  await page.keyboard.press('.')
  await expect(question).toHaveCount(0)
  await applyLater(page, pod('two'))
  await hurry(page, 2)
  await expect(panel.getByRole('heading', { name: 'Which node will two get?' })).toBeVisible({
    timeout: 30_000,
  })
  await panel.getByRole('button', { name: 'Skip' }).click()
  await expect.poll(() => nodeOf(page, 'two'), { timeout: 20_000 }).toMatch(/^worker-\d$/)
  await expect(panel).toContainText('asks before each Bind')

  await panel.getByRole('switch', { name: 'Predict' }).click()
  await apply(page, pod('three'))
  await expect.poll(() => nodeOf(page, 'three'), { timeout: 30_000 }).toMatch(/^worker-\d$/)
  expect(await stopped(page)).toBeUndefined()
})
