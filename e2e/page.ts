/** What every story needs: the page opened fresh, and its scripting. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'

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
  await page.evaluate(() => window.kubeorama.ready)
}

/** Lets simulated time run fast. */
export const hurry = (page: Page, factor = 20): Promise<void> =>
  page.evaluate((f) => window.kubeorama.time.play({ mode: 'clock', factor: f }), factor)

export const get = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate((p) => window.kubeorama.get(p), path) as Promise<T>

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
