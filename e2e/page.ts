/** What every story needs: the page opened fresh, its scripting, and its parts by name. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Locator, type Page } from '@playwright/test'

export const manifest = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`./manifests/${name}.yaml`, import.meta.url)), 'utf8')

/** Opens a fresh session; fails the test on any error in the console and any request elsewhere. */
export async function open(page: Page, query = '?seed=1'): Promise<void> {
  page.on('pageerror', (error) => {
    throw error
  })
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url())
    const outside = protocol.startsWith('http') && hostname !== '127.0.0.1'
    if (outside) throw new Error(`request to ${request.url()}`)
  })
  await page.goto(`/${query}`)
  await ready(page)
}

export const ready = (page: Page): Promise<void> => page.evaluate(() => window.kubeorama.ready)

export const stage = (page: Page): Locator => page.getByRole('main')
export const bar = (page: Page): Locator => page.getByRole('banner')
export const palette = (page: Page): Locator => page.getByRole('navigation', { name: 'Palette' })
export const narrator = (page: Page): Locator => page.getByRole('region', { name: 'Narrator' })
export const inspector = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Inspector' })
export const scheduling = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Scheduling' })
export const dock = (page: Page): Locator => page.getByRole('region', { name: 'Dock' })

/** A pod's card on the stage, by its name. */
export const podCard = (page: Page, name: string | RegExp): Locator =>
  stage(page).getByRole('button', {
    name: typeof name === 'string' ? new RegExp(`^Pod ${name}`) : name,
  })
export const workerCard = (page: Page, name: string): Locator =>
  stage(page).getByRole('button', { name: new RegExp(`^Worker ${name},`) })

/** Selects an object by its name in the Objects panel. */
export async function choose(page: Page, kind: string, name: string): Promise<void> {
  const objects = bar(page).getByRole('button', { name: 'Objects' })
  if ((await objects.getAttribute('aria-pressed')) !== 'true') await objects.click()
  const kinds = dock(page).getByRole('list', { name: 'Kinds' })
  await kinds.getByRole('button', { name: new RegExp(`^${kind}\\s*\\d`) }).click()
  await dock(page).getByRole('cell').getByRole('button', { name, exact: true }).click()
}

/** Lets simulated time run fast. */
export const hurry = (page: Page, factor = 20): Promise<void> =>
  page.evaluate((f) => window.kubeorama.time.play({ mode: 'clock', factor: f }), factor)

export const hold = (page: Page): Promise<void> =>
  page.evaluate(() => window.kubeorama.time.pause())

export const now = (page: Page): Promise<number> => page.evaluate(() => window.kubeorama.time.now())

export const apply = (page: Page, yaml: string): Promise<readonly string[]> =>
  page.evaluate((text) => window.kubeorama.apply(text), yaml)

/** Asks without waiting for the answer, which comes when time moves. */
export const ask = (
  page: Page,
  http: Parameters<typeof window.kubeorama.request>[0],
): Promise<void> =>
  page.evaluate((request) => {
    void window.kubeorama.request(request)
  }, http)

export const applyLater = (page: Page, yaml: string): Promise<void> =>
  page.evaluate((text) => {
    void window.kubeorama.apply(text)
  }, yaml)

export const get = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate((p) => window.kubeorama.get(p), path) as Promise<T>

/** Whether a path answers 404. */
export const isGone = (page: Page, path: string): Promise<boolean> =>
  get(page, path).then(
    () => false,
    (error: unknown) => String(error).includes('not found'),
  )

interface PodList {
  readonly items: readonly {
    readonly metadata: { readonly name: string; readonly deletionTimestamp?: string }
    readonly spec: {
      readonly nodeName?: string
      readonly containers: readonly { readonly image: string }[]
    }
    readonly status: {
      readonly conditions?: readonly { readonly type: string; readonly status: string }[]
    }
  }[]
}

/** The pods of a namespace that are Ready and stay. */
export async function readyPods(page: Page, selector: string): Promise<PodList['items']> {
  const path = `/api/v1/namespaces/default/pods?labelSelector=${encodeURIComponent(selector)}`
  const { items } = await get<PodList>(page, path)
  return items.filter(
    (pod) =>
      pod.metadata.deletionTimestamp === undefined &&
      pod.status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True'),
  )
}

export async function untilReady(page: Page, selector: string, count: number): Promise<void> {
  await expect
    .poll(async () => (await readyPods(page, selector)).length, { timeout: 60_000 })
    .toBe(count)
}

/** A YAML file falls on an element, as from the desktop. */
export async function dropFile(onto: Locator, name: string, text: string): Promise<void> {
  const data = await onto.page().evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([content ?? ''], file ?? '', { type: 'text/yaml' }))
      return transfer
    },
    [name, text],
  )
  await onto.dispatchEvent('dragover', { dataTransfer: data })
  await onto.dispatchEvent('drop', { dataTransfer: data })
}
