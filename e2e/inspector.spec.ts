/** What is selected, told in words: messages with their causes, pods, workers, Services, the parts. */
import { expect, type Page, test } from '@playwright/test'
import {
  apply,
  ask,
  bar,
  choose,
  dock,
  hurry,
  inspector,
  narrator,
  open,
  podCard,
  scheduling,
  stage,
  workerCard,
} from './page'

const PATCH = {
  method: 'PATCH',
  path: '/apis/apps/v1/namespaces/default/deployments/web',
  headers: { 'content-type': 'application/merge-patch+json' },
  body: { spec: { replicas: 4 } },
} as const

const step = (page: Page, unit: 'message' | 'phase' | 'quiet', times = 1): Promise<void> =>
  page.evaluate(
    async ([what, count]) => {
      for (let at = 0; at < count; at++) await window.kubeorama.time.step(what)
    },
    [unit, times] as const,
  )

test('a message in flight is clicked: path, sender, latency, and later status, change and causes', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  await ask(page, PATCH)
  await step(page, 'message')
  await clickFlight(page)
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('PATCH deployments')
  await expect(inspector(page)).toContainText(
    'PATCH /apis/apps/v1/namespaces/default/deployments/web',
  )
  await expect(inspector(page)).toContainText('kubernetes-admin')
  await expect(inspector(page)).toContainText('2.0 ms')
  await expect(inspector(page)).toContainText('not yet')
  await expect(inspector(page)).toContainText('spec.replicas: 4')
  await step(page, 'message', 3)
  await expect(inspector(page)).toContainText(/Status\s*200/)
  await expect(inspector(page)).toContainText(/after \d+\.\d ms/)
  await expect(inspector(page).getByText('- spec.replicas: 3')).toBeVisible()
  await expect(inspector(page).getByText('+ spec.replicas: 4')).toBeVisible()
})

/** Clicks the place of the canvas where a message is drawn: the pointer turns into a hand there. */
async function clickFlight(page: Page): Promise<void> {
  const you = await stage(page).getByRole('button', { name: 'You, with kubectl' }).boundingBox()
  const server = await stage(page)
    .getByRole('button', { name: /^API server/ })
    .boundingBox()
  if (you === null || server === null) throw new Error('no stage')
  const flow = stage(page).locator('[data-pointing]').first()
  const y = you.y + 26
  for (let x = you.x + you.width / 2; x < server.x; x += 6) {
    await page.mouse.move(x, y)
    if ((await flow.getAttribute('data-pointing')) === 'true') return page.mouse.click(x, y)
  }
  throw new Error('no message under the pointer')
}

test('a message’s causes lead back to the click, and each can be looked at', async ({ page }) => {
  await open(page, '?seed=1&paused')
  await ask(page, PATCH)
  const binding = await page.evaluate(async () => {
    let id = 0
    const stop = window.kubeorama.onTrace((entry) => {
      if ('label' in entry && entry.label === 'POST binding') id = entry.id
    })
    for (let steps = 0; id === 0 && steps < 60; steps++) await window.kubeorama.time.step('message')
    stop()
    return id
  })
  expect(binding).toBeGreaterThan(0)
  await stage(page)
    .getByRole('button', { name: /^API server/ })
    .click()
  await inspector(page).getByRole('button', { name: 'POST binding' }).click()
  const list = inspector(page).getByRole('list').filter({ hasText: 'You ask' })
  const steps = list.getByRole('listitem')
  await expect(steps.first()).toContainText('You ask the API server to change Deployment web.')
  await expect(steps.last()).toContainText(
    /Scheduler asks the API server to bind web-\w{5} to worker-\d/,
  )
  await expect(steps.filter({ hasText: 'ReplicaSet controller makes a pod' })).toHaveCount(1)
  const few = await steps.count()
  await inspector(page)
    .getByRole('button', { name: /^Every one of/ })
    .click()
  expect(await steps.count()).toBeGreaterThan(few)
  await inspector(page).getByRole('button', { name: 'Show as a waterfall' }).click()
  const waterfall = dock(page).getByRole('application', { name: /^Causes and effects/ })
  await expect(dock(page)).toContainText('POST binding · Scheduler → API server')
  await waterfall.press('ArrowLeft')
  await expect(inspector(page).getByRole('heading', { level: 2 })).not.toHaveText('POST binding')
  await waterfall.press('ArrowRight')
  await expect(dock(page)).toContainText('POST binding · Scheduler → API server')
  const download = page.waitForEvent('download')
  await dock(page).getByRole('button', { name: 'Download the trace' }).click()
  expect((await download).suggestedFilename()).toBe(`because-${binding}.json`)
  await steps.first().getByRole('button', { name: 'Look at PATCH deployments' }).click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('PATCH deployments')
})

test('a pod: summary, conditions, events, YAML, and what it belongs to', async ({ page }) => {
  await open(page)
  await hurry(page, 5)
  await stage(page)
    .getByRole('button', { name: /^Pod web-/ })
    .first()
    .click()
  for (const words of [
    'Running',
    'default',
    'nginx:1.27',
    '0.25 CPU, 128 Mi',
    'PodScheduled',
    'Scheduled',
    'kind: Pod',
  ]) {
    await expect(inspector(page)).toContainText(words)
  }
  await inspector(page)
    .getByRole('button', { name: /^web-\w+$/ })
    .click()
  await expect(inspector(page)).toContainText('3/3 ready')
  await inspector(page).getByRole('button', { name: 'web', exact: true }).first().click()
  await expect(inspector(page)).toContainText('MinimumReplicasAvailable')
  await inspector(page)
    .getByRole('button', { name: /^web-\w+$/ })
    .click()
  await inspector(page)
    .getByRole('button', { name: /^web-\w+-\w+$/ })
    .first()
    .click()
  await inspector(page)
    .getByRole('button', { name: /^worker-\d$/ })
    .click()
  await expect(inspector(page)).toContainText('KubeletReady')
  await expect(inspector(page)).toContainText('192.168.')
})

test('every part of the control plane and the outside world says what it is for, and how it is', async ({
  page,
}) => {
  await open(page)
  const parts = [
    [/^API server/, 'Every request passes its stages'],
    [/^etcd/, 'Last writes'],
    [/^Scheduler/, 'Nobody waits for a first try'],
    [/^Controller manager/, 'EndpointSlice'],
    [/^Cloud controller manager/, 'Route'],
    [/^You,/, 'Your kubectl'],
    [/^End users/, 'Send requests'],
    [/^Image registry/, 'images as layers'],
    [/^Cloud provider/, '203.0.113.'],
    [/^kubelet on worker-1/, 'renews its lease every ten seconds'],
    [/^kube-proxy on worker-1/, 'rules'],
    [/^containerd on worker-1/, 'over CRI'],
  ] as const
  for (const [name, words] of parts) {
    await stage(page).getByRole('button', { name }).click()
    await expect(inspector(page)).toContainText(words)
  }
})

test('a Service says who stands behind it, and how its visitors fare', async ({ page }) => {
  await open(page)
  await hurry(page, 10)
  await choose(page, 'Service', 'web')
  await expect(inspector(page)).toContainText(/203\.0\.113\.\d+/)
  await inspector(page).getByRole('radio', { name: '10' }).click()
  await expect(inspector(page)).toContainText(/\d+ of \d+ requests answered, 0 failed/, {
    timeout: 15_000,
  })
  await expect(stage(page).getByRole('button', { name: /^End users, 10 a second/ })).toBeVisible()
})

test('a pod that fits nowhere says why in one sentence, and each node what it lacks', async ({
  page,
}) => {
  await open(page)
  await hurry(page)
  await apply(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata: {name: giant}\nspec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: "64"}}}]}',
  )
  await choose(page, 'Pod', 'giant')
  await expect(inspector(page).locator('[data-why]')).toContainText(
    'giant was tried once and fits nowhere (3 Insufficient cpu)',
  )
  await inspector(page).getByRole('button', { name: 'Scheduling' }).click()
  await expect(scheduling(page)).toContainText('No node for giant')
  await expect(scheduling(page)).toContainText(/3\s*Insufficient cpu/)
  for (const worker of ['worker-1', 'worker-2', 'worker-3']) {
    const row = scheduling(page)
      .getByRole('list', { name: 'Workers' })
      .getByRole('listitem')
      .filter({ hasText: worker })
    await expect(row).toContainText('64 CPU asked')
  }
  await expect(scheduling(page)).toContainText('0/3 nodes are available: 3 Insufficient cpu.')
})

test('the last decision is a matrix nodes × plugins, with the formula of a chosen score', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  await ask(page, PATCH)
  await step(page, 'quiet')
  await stage(page)
    .getByRole('button', { name: /^Scheduler/ })
    .click()
  await inspector(page).getByRole('button', { name: 'Its last decision' }).click()
  await expect(scheduling(page).getByRole('heading', { level: 2 })).toHaveText(
    /^web-\S+ goes to worker-\d$/,
  )
  const table = scheduling(page).getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(4)
  const sums: number[] = []
  for (const row of (await table.getByRole('row').all()).slice(1)) {
    const scores = await row.getByRole('button', { name: / gives / }).all()
    const weighted = await Promise.all(
      scores.map(async (score) => weightedIn(await score.getAttribute('aria-label'))),
    )
    sums.push(Number.parseInt((await row.getByRole('cell').last().textContent()) ?? '', 10))
    expect(weighted.reduce((sum, one) => sum + one, 0)).toBe(sums.at(-1))
  }
  expect(sums).toEqual(sums.toSorted((one, other) => other - one))
  await table.getByRole('button', { name: /^NodeResourcesFit gives worker-1/ }).click()
  await expect(scheduling(page)).toContainText('NodeResourcesFit on worker-1')
  await expect(scheduling(page)).toContainText('× 100 /')
  await expect(scheduling(page)).toContainText(/raw \d+, normalised \d+, × weight 1 =/)
})

/** `TaintToleration gives worker-1 100 times 3` */
function weightedIn(label: string | null): number {
  const [, score = '', weight = ''] = /(\d+) times (\d+)$/.exec(label ?? '') ?? []
  return Number(score) * Number(weight)
}

test('events and objects of the whole cluster stand in the dock, and their names select', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 10)
  await bar(page).getByRole('button', { name: 'Events' }).click()
  const started = dock(page).getByRole('row').filter({ hasText: 'Started' })
  await expect(started.first()).toContainText('Container started')
  await dock(page)
    .getByRole('button', { name: /^Pod\/web-/ })
    .first()
    .click()
  await expect(inspector(page)).toContainText('Pod')
  await bar(page).getByRole('button', { name: 'Objects' }).click()
  await dock(page)
    .getByRole('button', { name: /^Service\s*\d/ })
    .click()
  await expect(dock(page).getByRole('row').filter({ hasText: 'LoadBalancer' })).toContainText('web')
  await page.keyboard.press('Escape')
  await expect(inspector(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dock(page)).toHaveCount(0)
})

test('what is selected is marked on the stage, and the caption’s names select', async ({
  page,
}) => {
  await open(page)
  await workerCard(page, 'worker-2').click()
  await expect(workerCard(page, 'worker-2')).toHaveAttribute('aria-pressed', 'true')
  await expect(narrator(page)).toContainText('All quiet')
  await narrator(page).getByRole('button', { name: 'web' }).click()
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('web')
  await expect(workerCard(page, 'worker-2')).toHaveAttribute('aria-pressed', 'false')

  const ties = stage(page).getByRole('status', { name: 'What it is tied to' })
  await expect(ties).toHaveText('web owns 3 pods')
  const list = inspector(page).getByRole('navigation', { name: 'What it is tied to' })
  await expect(list).toContainText('Services that select its pods')
  await list.getByRole('button').first().focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(ties).toContainText('Deployment web › ReplicaSet web-')
  await ties.getByRole('button', { name: 'endpoint of Service web' }).click()
  await expect(ties).toHaveText('web selects 3 pods, 3 are ready endpoints')

  await podCard(page, 'web-').first().click()
  const life = inspector(page).getByRole('toolbar', { name: 'Life so far' })
  await expect(life.getByRole('button', { name: /^Ready: from .* until now/ })).toBeVisible()
  await life.getByRole('button', { name: /^Ready/ }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(
    life.getByRole('button', { name: /^(Bound, starting|Not seen): / }).last(),
  ).toBeFocused()

  const map = stage(page).getByRole('button', { name: /^The whole stage/ })
  await expect(map).toHaveCount(0)
  await page.keyboard.press('+')
  await page.keyboard.press('+')
  await map.focus()
  const before = (await workerCard(page, 'worker-1').boundingBox())?.x ?? 0
  await page.keyboard.press('ArrowRight')
  await expect
    .poll(async () => (await workerCard(page, 'worker-1').boundingBox())?.x ?? 0)
    .toBeLessThan(before - 50)
  await stage(page).getByRole('button', { name: 'Hide the minimap' }).click()
  await expect(map).toHaveCount(0)
})
