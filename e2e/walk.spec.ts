/** The walk through a scheduling decision, and a person in the scheduler's place. */
import { expect, type Page, test } from '@playwright/test'
import {
  apply,
  applyLater,
  get,
  hold,
  hurry,
  narrator,
  open,
  scheduling,
  stage,
  workerCard,
} from './page'

const pod = (name: string, cpu = '500m'): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: "${cpu}", memory: 512Mi}}}]}`

interface PodNow {
  readonly spec: { readonly nodeName?: string }
  readonly status: { readonly phase: string; readonly reason?: string }
}

const podNow = (page: Page, name: string): Promise<PodNow> =>
  get<PodNow>(page, `/api/v1/namespaces/default/pods/${name}`)

const taint = (page: Page, ...names: readonly string[]): Promise<unknown> =>
  page.evaluate(
    (nodes) =>
      Promise.all(
        nodes.map((node) =>
          window.kubeorama.request({
            method: 'PATCH',
            path: `/api/v1/nodes/${node}`,
            headers: { 'content-type': 'application/merge-patch+json' },
            body: { spec: { taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }] } },
          }),
        ),
      ),
    names,
  )

const stopped = (page: Page) => page.evaluate(() => window.kubeorama.time.stopped()?.point)

const openPanel = async (page: Page): Promise<void> => {
  await stage(page)
    .getByRole('button', { name: /^Scheduler/ })
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Its last decision' }).click()
}

/** A worker's card with all that is on it. */
const card = (page: Page, name: string) => stage(page).locator(`[data-id="worker/${name}"]`)

test('a decision is stopped at Filter, Score and Bind, and gone through plugin by plugin', async ({
  page,
}) => {
  await open(page)
  await taint(page, 'worker-3')
  await openPanel(page)
  const points = page.getByRole('navigation', { name: 'Extension points' })
  const panel = scheduling(page)
  for (const point of ['Filter', 'Score', 'Bind']) {
    await points.getByRole('button', { name: `Stop at ${point}`, exact: true }).click()
  }
  await applyLater(page, pod('solo'))
  const held = async (point: string) =>
    expect.poll(() => stopped(page), { timeout: 30_000 }).toBe(point)

  await held('Filter')
  await expect(narrator(page)).toHaveText(
    'Stopped at Filter of solo: 2 of 3 nodes pass the filters.',
  )
  await expect(panel.getByRole('heading', { name: 'Filter: 2 of 3 nodes pass' })).toBeVisible()
  await expect(card(page, 'worker-3')).toContainText(
    'TaintToleration refuses it: node(s) had untolerated',
  )
  await expect(card(page, 'worker-1')).toContainText('passes the filters')
  await panel.getByRole('button', { name: 'Go on' }).click()

  await held('Score')
  const total = card(page, 'worker-1').locator('b').last()
  await expect(total).toHaveText('0')
  const sums: number[] = []
  for (const spoken of [1, 2, 3, 4]) {
    await panel.getByRole('button', { name: /^Ask / }).click()
    await expect(
      panel.getByRole('heading', { name: `Score: ${spoken} of 4 plugins have spoken` }),
    ).toBeVisible()
    sums.push(Number(await total.textContent()))
    await expect(narrator(page)).toContainText(/ gives (every node|worker-\d) \d+/)
  }
  expect(sums).toEqual([...sums].sort((one, other) => one - other))
  expect(sums[0]).toBe(300)
  await panel.getByRole('button', { name: 'Go on' }).click()

  await held('Bind')
  await expect(narrator(page)).toContainText(
    'Stopped before Bind of solo: DefaultBinder binds solo to',
  )
  await expect(stage(page).getByText('wins', { exact: true })).toHaveCount(1)
  await panel.getByRole('button', { name: 'Go on' }).click()
  await expect
    .poll(async () => (await podNow(page, 'solo')).spec.nodeName, { timeout: 20_000 })
    .toMatch(/^worker-[12]$/)
})

test('a script stops at points of one pod, and is told what it spelled wrong', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.kubeorama.time.stopAt(['Filter'], 'default/other'))
  await apply(page, pod('solo'))
  await hurry(page, 5)
  await expect
    .poll(async () => (await podNow(page, 'solo')).spec.nodeName, { timeout: 20_000 })
    .toMatch(/^worker-\d$/)
  await applyLater(page, pod('other'))
  await expect.poll(() => stopped(page), { timeout: 20_000 }).toBe('Filter')
  const wrong = page.evaluate(() => window.kubeorama.time.stopAt('Filters' as 'Filter'))
  await expect(wrong).rejects.toThrow('Filters is no extension point: PreEnqueue, QueueSort')
})

test('equal nodes are told as a tie, and the winner as drawn', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  await taint(page, 'worker-1', 'worker-2', 'worker-3')
  await page.evaluate(async () => {
    await window.kubeorama.command({ type: 'addWorker', name: 'twin-1' })
    await window.kubeorama.command({ type: 'addWorker', name: 'twin-2' })
  })
  await expect(workerCard(page, 'twin-1')).toHaveAccessibleName(/, Ready,/, { timeout: 40_000 })
  await expect(workerCard(page, 'twin-2')).toHaveAccessibleName(/, Ready,/, { timeout: 40_000 })
  await hold(page)
  await page.evaluate(() => window.kubeorama.time.stopAt('Reserve'))
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'story' }))
  await applyLater(page, pod('solo'))
  await expect.poll(() => stopped(page), { timeout: 30_000 }).toBe('Reserve')
  await expect(scheduling(page)).toContainText(
    /twin-\d and twin-\d share the lead with \d+ points; twin-\d was drawn by chance among the 2\./,
  )
  await expect(stage(page).getByText('tie of 2', { exact: true })).toHaveCount(1)
  await expect(stage(page).getByText('drawn of 2', { exact: true })).toHaveCount(1)
})

test('a person binds pods by key and by dragging, and sees what kube-scheduler would have done', async ({
  page,
}) => {
  await open(page)
  await taint(page, 'worker-3')
  await openPanel(page)
  const panel = scheduling(page)
  await panel.getByRole('switch', { name: 'Be the scheduler' }).click()
  await expect(panel).toContainText('No pod waits for you')
  await hurry(page, 2)
  await apply(page, `${pod('first')}\n---\n${pod('huge', '64')}`)
  await expect(panel.getByRole('heading', { name: 'Where should first go?' })).toBeVisible({
    timeout: 20_000,
  })
  expect((await podNow(page, 'first')).spec.nodeName).toBeUndefined()

  await page.keyboard.press('3')
  const told = panel.getByRole('region', { name: 'What kube-scheduler would have done' })
  await expect(told).toContainText('first: you chose worker-3', { timeout: 20_000 })
  await expect(told).toContainText('TaintToleration refuses worker-3')
  await expect(told.getByRole('row').last()).toContainText(/refused\d+/)
  await expect(panel).toContainText('0 of 1 as kube-scheduler')
  expect((await podNow(page, 'first')).spec.nodeName).toBe('worker-3')

  await panel
    .getByRole('button', { name: 'huge', exact: true })
    .dragTo(workerCard(page, 'worker-1'))
  await expect(told).toContainText('huge: you chose worker-1', { timeout: 20_000 })
  await expect(told).toContainText('No node passes all filters')
  await expect(told).toContainText('The kubelet of worker-1 refuses it: OutOfcpu', {
    timeout: 20_000,
  })
  expect((await podNow(page, 'huge')).status).toMatchObject({ phase: 'Failed', reason: 'OutOfcpu' })

  await apply(page, pod('third'))
  await panel.getByRole('switch', { name: 'Be the scheduler' }).click()
  await expect
    .poll(async () => (await podNow(page, 'third')).spec.nodeName, { timeout: 20_000 })
    .toMatch(/^worker-[12]$/)
})
