/**
 * A cluster with much on its stage: visitors from far away on all wires, while a Deployment
 * rolls out. Brought about on the page itself, by what any teacher's script can do.
 */
import type { Page } from '@playwright/test'

export interface Crowd {
  readonly workers: number
  readonly pods: number
  /** So many messages are in the air at any time, or more. */
  readonly inFlight: number
  /** Visitors of each app, a simulated second. */
  readonly perSecond: number
}

export const twenty: Crowd = { workers: 20, pods: 300, inFlight: 100, perSecond: 100 }
export const hundred: Crowd = { workers: 100, pods: 3_000, inFlight: 200, perSecond: 200 }

const APPS = 10
/** With it some 1.3 messages for each visitor a second are always in the air. */
const LATENCY_MILLIS = 60
/** Slow enough that each is seen travelling: 60 ms take 600. */
const FACTOR = 0.1

const names = Array.from({ length: APPS }, (_, i) => `app-${i + 1}`)

/** Brings the cluster about on a page just opened, and holds it. */
export async function crowd(page: Page, { workers, pods, perSecond }: Crowd): Promise<void> {
  await page.evaluate(async (workers) => {
    const { ready, time, command } = window.kubeorama
    await ready
    await time.step('quiet')
    for (let i = 1; i <= workers; i++) {
      const name = `worker-${i}`
      if (i > 3) await command({ type: 'addWorker', name })
    }
    await time.step('quiet')
  }, workers)
  await page.evaluate(
    async (yaml) => {
      const applied = window.kubeorama.apply(yaml)
      await window.kubeorama.time.step('quiet')
      await applied
    },
    names.flatMap((name) => [deployment(name, pods, 0), service(name)]).join('\n---\n'),
  )
  await page.evaluate(
    async ([apps, workers, perSecond, latencyMillis]) => {
      const { command } = window.kubeorama
      const namespace = 'default'
      for (const service of apps) {
        await command({ type: 'setTraffic', namespace, service, perSecond })
      }
      for (let i = 1; i <= workers; i++) {
        await command({ type: 'slowWire', from: 'end-users', to: `worker-${i}`, latencyMillis })
      }
    },
    [names, workers, perSecond, LATENCY_MILLIS] as const,
  )
}

/** Lets it live, with a new revision of one Deployment; comes back when the air is full. */
export async function play(page: Page, { pods }: Crowd, revision: number): Promise<void> {
  await page.evaluate(
    async ([yaml, factor]) => {
      const { apply, time } = window.kubeorama
      void apply(yaml)
      await time.play({ mode: 'clock', factor })
    },
    [deployment(names[revision % APPS] ?? '', pods, revision), FACTOR] as const,
  )
  await page.waitForTimeout((LATENCY_MILLIS * 2) / FACTOR)
}

export const hold = (page: Page): Promise<void> =>
  page.evaluate(() => window.kubeorama.time.pause())

/** How many workers and pods there are, as the API server has them. */
export const population = (page: Page): Promise<{ workers: number; pods: number }> =>
  page.evaluate(async () => {
    const count = async (path: string): Promise<number> => {
      const { items } = (await window.kubeorama.get(path)) as { items: readonly unknown[] }
      return items.length
    }
    return { workers: await count('/api/v1/nodes'), pods: await count('/api/v1/pods') }
  })

/** One of the apps, which share `pods`. */
function deployment(name: string, pods: number, revision: number): string {
  const labels = { app: name }
  const annotations = { revision: String(revision) }
  const containers = [{ name: 'web', image: 'nginx:1.27', ports: [{ containerPort: 80 }] }]
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: pods / APPS,
      selector: { matchLabels: labels },
      template: { metadata: { labels, annotations }, spec: { containers } },
    },
  })
}

const service = (name: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { type: 'NodePort', selector: { app: name }, ports: [{ port: 80 }] },
  })
