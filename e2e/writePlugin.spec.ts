/** A scheduler plugin of one's own: written in the page, and heard by the scheduler. */
import { expect, type Page, test } from '@playwright/test'
import {
  apply,
  bar,
  dock,
  get,
  hurry,
  now,
  open,
  ready,
  scheduling,
  stage,
  untilReady,
} from './page'

const pods = (name: string, replicas: number): string =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}}, spec: {replicas: ${replicas}, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: "nginx:1.27"}]}}}}`

interface Pods {
  readonly items: readonly {
    readonly spec: { readonly nodeName?: string }
    readonly status: { readonly conditions?: readonly { readonly message?: string }[] }
  }[]
}

const podsOf = (page: Page, name: string): Promise<Pods> =>
  get<Pods>(page, `/api/v1/namespaces/default/pods?labelSelector=app%3D${name}`)

/** Opens the panel by way of the scheduler on the stage. */
async function openPanel(page: Page): Promise<void> {
  await stage(page)
    .getByRole('button', { name: /^Scheduler/ })
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Write a plugin' }).click()
}

const editor = (page: Page) => page.getByRole('textbox', { name: 'Plugin' })

/** Saves the draft and waits until the scheduler has it. */
async function enable(page: Page): Promise<void> {
  await dock(page).getByRole('button', { name: 'Save and enable' }).click()
  await expect(list(page)).toContainText('takes part')
}

const list = (page: Page) => dock(page).getByRole('navigation', { name: 'Your plugins' })

/** Replaces the source, as a person does. */
async function write(page: Page, source: string): Promise<void> {
  await editor(page).fill(source)
}

/** What the conditions of the first pod of an app say. */
async function messageOf(page: Page, app: string): Promise<string> {
  const [pod] = (await podsOf(page, app)).items
  return pod?.status.conditions?.map((one) => one.message ?? '').join() ?? ''
}

test('a plugin is written, tried and enabled, and pods land by it', async ({ page }) => {
  const wasm: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) wasm.push(request.url())
  })
  await open(page)
  await hurry(page, 20)
  await openPanel(page)
  await dock(page).getByRole('button', { name: 'Refuse odd nodes' }).click()
  await expect(editor(page)).toContainText('function filter(pod, nodeInfo)')
  expect(wasm).toEqual([])

  await dock(page).getByRole('button', { name: 'Try it on' }).click()
  const verdicts = dock(page).getByRole('status', { name: 'What it says' })
  await expect(verdicts.getByRole('row', { name: /^worker-2/ })).toContainText('passes')
  await expect(verdicts.getByRole('row', { name: /^worker-1/ })).toContainText(
    'node(s) had an odd number',
  )
  expect(wasm).toHaveLength(1)

  await enable(page)
  await apply(page, pods('even', 3))
  await untilReady(page, 'app=even', 3)
  const nodes = (await podsOf(page, 'even')).items.map(({ spec }) => spec.nodeName)
  expect(nodes).toEqual(['worker-2', 'worker-2', 'worker-2'])

  await dock(page).getByText('Takes part', { exact: true }).click()
  await expect(list(page)).toContainText('switched off')
  await apply(page, pods('any', 6))
  await untilReady(page, 'app=any', 6)
  const others = (await podsOf(page, 'any')).items.map(({ spec }) => spec.nodeName)
  expect(new Set(others).size).toBe(3)
})

test('its score is a column of the decision, with its weight', async ({ page }) => {
  await open(page)
  await hurry(page, 20)
  await openPanel(page)
  await dock(page).getByRole('button', { name: 'Prefer fast disks' }).click()
  await write(page, 'const score = (pod, { node }) => (node.metadata.name === "worker-3" ? 40 : 0)')
  await dock(page).getByLabel('Name').fill('Third')
  await dock(page).getByLabel('Weight').fill('50')
  await enable(page)
  await apply(page, pods('third', 2))
  await untilReady(page, 'app=third', 2)
  expect((await podsOf(page, 'third')).items.map(({ spec }) => spec.nodeName)).toEqual([
    'worker-3',
    'worker-3',
  ])
  await page.keyboard.press('Escape')
  await stage(page)
    .getByRole('button', { name: /^Scheduler/ })
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Its last decision' }).click()
  await expect(scheduling(page).getByRole('columnheader', { name: /Third/ })).toBeVisible()
  await scheduling(page).getByRole('button', { name: 'Third gives worker-3 40 times 50' }).click()
  await expect(scheduling(page)).toContainText('raw 40, normalised 40, × weight 50 = 2000')
})

test('a fault is shown at its line, becomes the Status of the pod, and is mended', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 20)
  await openPanel(page)
  await dock(page).getByRole('button', { name: 'Refuse odd nodes' }).click()
  await write(page, 'function filter(pod) {\n  return pod.nothing.here\n}')
  await dock(page).getByRole('button', { name: 'Try it on' }).click()
  await expect(dock(page).getByRole('alert')).toContainText(
    'running "EvenNodes" filter plugin: TypeError',
  )
  await expect(dock(page).getByRole('alert')).toContainText('(line 2)')
  await expect(dock(page).locator('.cm-lintRange-error')).toHaveText('  return pod.nothing.here')

  await enable(page)
  await apply(page, pods('waits', 1))
  await expect
    .poll(() => messageOf(page, 'waits'))
    .toContain('running "EvenNodes" filter plugin: TypeError')

  await write(page, 'function filter( {')
  await dock(page).getByRole('button', { name: 'Save the change' }).click()
  await expect(dock(page).getByRole('alert')).toContainText('SyntaxError')
  await expect(dock(page).getByRole('alert')).toContainText('The scheduler goes on as it was.')

  await dock(page).getByRole('button', { name: 'Delete' }).click()
  await untilReady(page, 'app=waits', 1)
  await page
    .getByRole('log', { name: 'Notices' })
    .getByRole('button', { name: 'Bring it back' })
    .click()
  await expect(editor(page)).toContainText('function filter( {')
})

test('a plugin that never ends does not hang the page, and a reload keeps what was written', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 20)
  await openPanel(page)
  await dock(page).getByRole('button', { name: 'Refuse odd nodes' }).click()
  await write(page, 'function filter() {\n  let n = 0\n  for (;;) n++\n}')
  await enable(page)
  await apply(page, pods('endless', 2))
  await expect
    .poll(() => messageOf(page, 'endless'))
    .toContain('it takes more than the 50 million steps it has for a pod')
  const before = await now(page)
  await expect.poll(() => now(page)).toBeGreaterThan(before + 1_000_000)
  await write(page, 'function filter(pod, { node }) { return node.metadata.name === "worker-1" }')
  await dock(page).getByRole('button', { name: 'Save the change' }).click()
  await untilReady(page, 'app=endless', 2)

  await page.evaluate(() => window.kubeorama.save())
  await page.goto('/')
  await ready(page)
  await openPanel(page)
  await expect(editor(page)).toContainText('"worker-1"')
  await expect(list(page)).toContainText('takes part')
  await hurry(page, 20)
  await apply(page, pods('after', 2))
  await untilReady(page, 'app=after', 2)
  expect((await podsOf(page, 'after')).items.map(({ spec }) => spec.nodeName)).toEqual([
    'worker-1',
    'worker-1',
  ])
  await expect(bar(page)).toBeVisible()
})
