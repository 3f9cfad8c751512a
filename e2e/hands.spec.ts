/** By click and by drag: making, changing, moving, breaking and mending, from palette and menus. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import {
  bar,
  choose,
  dock,
  dropFile,
  get,
  hold,
  hurry,
  inspector,
  isGone,
  open,
  palette,
  podCard,
  readyPods,
  stage,
  untilReady,
  workerCard,
} from './page'

interface Node {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> }
  readonly spec: {
    readonly unschedulable?: boolean
    readonly taints?: readonly { readonly key: string }[]
  }
  readonly status: {
    readonly nodeInfo: { readonly containerRuntimeVersion: string }
    readonly capacity: { readonly cpu: string }
    readonly conditions: readonly { readonly type: string; readonly status: string }[]
  }
}

const readyOf = async (page: Page, name: string): Promise<string | undefined> => {
  const node = await get<Node>(page, `/api/v1/nodes/${name}`).catch(() => undefined)
  return node?.status.conditions.find((one) => one.type === 'Ready')?.status
}
const untilNode = (page: Page, name: string, status: string): Promise<void> =>
  expect.poll(() => readyOf(page, name), { timeout: 60_000 }).toBe(status)

test('a Deployment is made, scaled, updated and deleted by hand', async ({ page }) => {
  await open(page)
  await hurry(page, 10)
  await palette(page).getByRole('button', { name: 'Deploy' }).click()
  await page.getByLabel('Name').fill('store')
  await page.getByRole('button', { name: 'Create the Deployment' }).click()
  await untilReady(page, 'app=store', 3)
  await inspector(page).getByRole('button', { name: 'One replica more' }).click()
  await untilReady(page, 'app=store', 4)
  await inspector(page).getByLabel('Image').fill('nginx:1.28')
  await inspector(page).getByRole('button', { name: 'Roll out' }).click()
  const path = '/apis/apps/v1/namespaces/default/deployments/store'
  interface Deployment {
    readonly status: { readonly updatedReplicas?: number; readonly availableReplicas?: number }
  }
  const rollout = async () => {
    const { updatedReplicas, availableReplicas } = (await get<Deployment>(page, path)).status
    return [updatedReplicas, availableReplicas]
  }
  await expect.poll(rollout, { timeout: 60_000 }).toEqual([4, 4])
  const images = async () =>
    (await readyPods(page, 'app=store')).map((pod) => pod.spec.containers[0]?.image)
  await expect.poll(images).toEqual(Array(4).fill('nginx:1.28'))
  await inspector(page).getByRole('button', { name: 'Delete' }).click()
  await expect(inspector(page)).toContainText('It is gone')
  await untilReady(page, 'app=store', 0)
})

test('a worker is added with size, zone, labels, taints and runtime, cordoned, drained and removed', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 30)
  await palette(page).getByRole('button', { name: 'Worker' }).click()
  await page.getByRole('radio', { name: '16 cores' }).click()
  await page.getByRole('radio', { name: 'cri-o' }).click()
  await page.getByLabel('Zone').fill('z')
  await page.getByLabel('Labels').fill('disk')
  await expect(page.getByRole('alert')).toContainText('disk is no label. Try disk=ssd.')
  await expect(page.getByRole('button', { name: 'Add the worker' })).toBeDisabled()
  await page.getByLabel('Labels').fill('disk=ssd')
  await page.getByLabel('Taints').fill('gpu=true:PreferNoSchedule')
  await page.getByRole('button', { name: 'Add the worker' }).click()
  await untilNode(page, 'worker-4', 'True')
  const path = '/api/v1/nodes/worker-4'
  const node = await get<Node>(page, path)
  expect(node.metadata.labels).toMatchObject({ disk: 'ssd', 'topology.kubernetes.io/zone': 'z' })
  expect(node.status.capacity.cpu).toBe('16')
  expect(node.status.nodeInfo.containerRuntimeVersion).toMatch(/^cri-o:/)
  expect(node.spec.taints?.map((taint) => taint.key)).toContain('gpu')
  await expect(workerCard(page, 'worker-4')).toContainText('Ready')

  await choose(page, 'Node', 'worker-4')
  await inspector(page).getByRole('button', { name: 'Cordon' }).click()
  await expect.poll(async () => (await get<Node>(page, path)).spec.unschedulable).toBe(true)
  await expect(inspector(page)).toContainText('Cordoned')
  await inspector(page).getByRole('button', { name: 'Uncordon' }).click()
  await expect
    .poll(async () => (await get<Node>(page, path)).spec.unschedulable ?? false)
    .toBe(false)

  await choose(page, 'Node', 'worker-1')
  await inspector(page).getByRole('button', { name: 'Drain' }).click()
  const onWorker1 = async () =>
    (await readyPods(page, 'app=web')).some((pod) => pod.spec.nodeName === 'worker-1')
  await expect.poll(onWorker1, { timeout: 30_000 }).toBe(false)
  await untilReady(page, 'app=web', 3)

  await choose(page, 'Node', 'worker-4')
  await inspector(page).getByRole('button', { name: 'Remove' }).click()
  await hurry(page, 100)
  await expect.poll(() => isGone(page, path), { timeout: 60_000 }).toBe(true)
  await expect(workerCard(page, 'worker-4')).toHaveCount(0)
})

test('power is cut and given back, a container crashed, a wire cut and mended', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 50)
  const row = (name: string): Locator =>
    page.getByRole('dialog').getByRole('listitem').filter({ hasText: name })
  await palette(page).getByRole('button', { name: 'Power' }).click()
  await row('worker-2').getByRole('button', { name: 'Cut power' }).click()
  await untilNode(page, 'worker-2', 'Unknown')
  await expect(workerCard(page, 'worker-2')).toContainText('NotReady')
  await expect(bar(page)).toContainText('a worker down')
  await row('worker-2').getByRole('button', { name: 'Restore' }).click()
  await untilNode(page, 'worker-2', 'True')
  await page.keyboard.press('Escape')

  await palette(page).getByRole('button', { name: 'Cut wire' }).click()
  await row('worker-3').getByRole('button', { name: 'Cut wire' }).click()
  await untilNode(page, 'worker-3', 'Unknown')
  await row('worker-3').getByRole('button', { name: 'Mend' }).click()
  await untilNode(page, 'worker-3', 'True')
  await page.keyboard.press('Escape')

  await palette(page).getByRole('button', { name: 'Crash' }).click()
  const crash = page
    .getByRole('dialog')
    .getByRole('button', { name: /^Crash web-/ })
    .first()
  const letters = ((await crash.getAttribute('aria-label')) ?? '').slice(-5)
  await crash.click()
  const restarted = new RegExp(`^Pod web-\\w+-${letters}.*[12] restarts?$`)
  await expect(podCard(page, restarted)).toBeVisible({ timeout: 30_000 })
})

test('a Service is made with visitors, who are really answered', async ({ page }) => {
  await open(page)
  await hurry(page, 5)
  await palette(page).getByRole('button', { name: 'Service' }).click()
  await page.getByLabel('Type').selectOption('ClusterIP')
  await page.getByLabel('Visitors a second').fill('5')
  await page.getByRole('button', { name: 'Create the Service' }).click()
  await expect(inspector(page)).toContainText('ClusterIP', { timeout: 15_000 })
  await expect(inspector(page)).toContainText(/[1-9]\d* of \d+ requests answered/, {
    timeout: 30_000,
  })
  await expect(inspector(page).getByText(/^[1-9]\d* answers$/)).toHaveCount(3, { timeout: 30_000 })
})

test('tools are dragged from the palette onto the stage, and onto a worker', async ({ page }) => {
  await open(page)
  await hurry(page, 10)
  const free = { targetPosition: { x: 600, y: 540 } }
  await palette(page).getByRole('button', { name: 'Deploy' }).dragTo(stage(page), free)
  await untilReady(page, 'app=shop', 3)
  await palette(page).getByRole('button', { name: 'Pod' }).dragTo(workerCard(page, 'worker-1'))
  const node = async () => (await readyPods(page, 'run=pod'))[0]?.spec.nodeName
  await expect.poll(node, { timeout: 30_000 }).toBe('worker-1')
  await palette(page).getByRole('button', { name: 'Worker' }).dragTo(stage(page), free)
  await hurry(page, 50)
  await untilNode(page, 'worker-4', 'True')
})

test('a worker is dragged to another place, stays there, and is tidied', async ({ page }) => {
  await open(page, '?seed=1&paused')
  const place = async () => {
    const box = await workerCard(page, 'worker-3').boundingBox()
    return { x: Math.round(box?.x ?? 0), y: Math.round(box?.y ?? 0) }
  }
  const before = await place()
  await page.mouse.move(before.x + 120, before.y + 12)
  await page.mouse.down()
  await page.mouse.move(before.x + 60, before.y - 30, { steps: 8 })
  await page.mouse.move(before.x + 20, before.y - 60, { steps: 8 })
  await page.mouse.up()
  const moved = await place()
  expect(Math.abs(moved.x - before.x) + Math.abs(moved.y - before.y)).toBeGreaterThan(60)
  await expect(inspector(page)).toHaveCount(0)
  await page.reload()
  await page.evaluate(() => window.kubeorama.ready)
  await expect.poll(place).toEqual(moved)
  await bar(page)
    .getByRole('button', { name: /Tidy up/ })
    .click()
  await expect.poll(place).toEqual(before)
})

test('menus reach what can be done with a worker, a pod, a part and the stage', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 20)
  const item = (name: string) => page.getByRole('menuitem', { name })
  await workerCard(page, 'worker-1').click({ button: 'right' })
  for (const name of [
    'Inspect',
    'Add a Pod here',
    'Cordon',
    'Drain',
    'Cut the power',
    'Remove the machine',
  ]) {
    await expect(item(name)).toBeVisible()
  }
  await item('Cordon').click()
  const cordoned = async () =>
    (await get<Node>(page, '/api/v1/nodes/worker-1')).spec.unschedulable ?? false
  await expect.poll(cordoned).toBe(true)
  await workerCard(page, 'worker-1').click({ button: 'right' })
  await item('Uncordon').click()
  await expect.poll(cordoned).toBe(false)

  const pod = podCard(page, 'web-').first()
  const name = /^Pod (\S+),/.exec((await pod.getAttribute('aria-label')) ?? '')?.[1] ?? ''
  await pod.click({ button: 'right' })
  await item('Delete').click()
  await expect
    .poll(() => isGone(page, `/api/v1/namespaces/default/pods/${name}`), { timeout: 30_000 })
    .toBe(true)

  await stage(page).click({ button: 'right', position: { x: 600, y: 548 } })
  await item('Add a Pod').click()
  await untilReady(page, 'run=pod', 1)

  await stage(page)
    .getByRole('button', { name: /^Scheduler/ })
    .click({ button: 'right' })
  await item('Its last decision').click()
  await expect(page.getByRole('complementary', { name: 'Scheduling' })).toContainText(
    'pod goes to worker-',
  )
})

test('what the server refuses is said in its words', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  await palette(page).getByRole('button', { name: 'Deploy' }).click()
  await page.getByLabel('Name').fill('web')
  await page.getByRole('button', { name: 'Create the Deployment' }).click()
  const notices = page.getByRole('log', { name: 'Notices' })
  await expect(notices).toContainText('deployments.apps "web" already exists')
  await notices.getByRole('button', { name: 'Dismiss' }).click()
  await expect(notices.getByRole('button')).toHaveCount(0)
})

test('manifests are dropped anywhere and pasted, and join what the editor holds', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  const config = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
  await dropFile(bar(page), 'one.yaml', config('one'))
  const editor = page.getByRole('textbox', { name: 'Manifest' })
  await expect(editor).toContainText('one')
  await dropFile(stage(page).getByRole('application'), 'two.yaml', config('two'))
  await expect(editor).toContainText('two')
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const paste = { clipboardData: data, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new ClipboardEvent('paste', paste))
  }, config('three'))
  await expect(editor).toContainText(/one[\s\S]*two[\s\S]*three/)
  await page.getByRole('button', { name: 'Apply' }).click()
  await stepUntil(page, dock(page), 'configmap/three created')
  for (const name of ['one', 'two'])
    await expect(dock(page)).toContainText(`configmap/${name} created`)
})

test('an object is edited as YAML, and an error stands beside its line', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  await choose(page, 'Deployment', 'web')
  await inspector(page).getByRole('button', { name: 'Edit' }).click()
  const yaml = page.getByRole('textbox', { name: 'YAML of deployment/web' })
  await expect(yaml).toContainText('replicas: 3')
  const object = await get<{ spec: object }>(
    page,
    '/apis/apps/v1/namespaces/default/deployments/web',
  )
  await yaml.fill(JSON.stringify({ ...object, spec: { ...object.spec, replicas: 4 } }))
  await page.getByRole('button', { name: 'Save the object' }).click()
  await expect(dock(page)).toContainText('deployment.apps/web edited')
  await untilReady(page, 'app=web', 4)
  await page.getByRole('button', { name: 'To the manifest' }).click()
  const editor = page.getByRole('textbox', { name: 'Manifest' })
  const [good, bad] = [
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: fine}\n',
    'apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec: {containers: []}\n',
  ]
  await editor.fill(`${good}---\n${bad}`)
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(dock(page)).toContainText('spec.containers: Required value')
  await expect(dock(page)).toContainText('configmap/fine created')
  // The line of the field, not of its document.
  const wrong = page.locator('.cm-line').filter({ has: page.locator('.cm-lintRange-error') })
  await expect(wrong).toHaveText('spec: {containers: []}')
})

test('a held cluster takes what is made, and says that it is sent', async ({ page }) => {
  await open(page)
  await hold(page)
  await bar(page).getByRole('button', { name: 'YAML' }).click()
  await dock(page).getByRole('button', { name: 'A Deployment' }).click()
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(dock(page)).toContainText('Sent')
  await stepUntil(page, dock(page), 'deployment.apps/shop created')
})

/** Steps a held cluster until something is read: what a button sends leaves a little after the click. */
async function stepUntil(page: Page, where: Locator, words: string): Promise<void> {
  const step = async () => {
    await page.evaluate(() => window.kubeorama.time.step('quiet'))
    return where.textContent()
  }
  await expect.poll(step).toContain(words)
}
