/**
 * A cluster with much on its stage: visitors from far away on all wires, while a Deployment
 * rolls out. Brought about on the page itself, by what any teacher's script can do.
 */
import type { Page } from '@playwright/test'

export const WORKERS = 20
export const PODS = 300
export const IN_FLIGHT = 100

const APPS = 10
/** Of each app, a simulated second; with the latency below some 130 messages are always in the air. */
const VISITORS_PER_SECOND = 100
const LATENCY_MILLIS = 60
/** Slow enough that each is seen travelling: 60 ms take 600. */
const FACTOR = 0.1

const names = Array.from({ length: APPS }, (_, i) => `app-${i + 1}`)

/** Brings the cluster about on a page just opened, and holds it. */
export async function crowd(page: Page): Promise<void> {
  await page.evaluate(async (workers) => {
    const { ready, time, command } = window.kubeorama
    await ready
    await time.step('quiet')
    for (let i = 1; i <= workers; i++) {
      const name = `worker-${i}`
      if (i > 3) await command({ type: 'addWorker', name })
    }
    await time.step('quiet')
  }, WORKERS)
  await page.evaluate(
    async (yaml) => {
      const applied = window.kubeorama.apply(yaml)
      await window.kubeorama.time.step('quiet')
      await applied
    },
    names.flatMap((name) => [deployment(name, 0), service(name)]).join('\n---\n'),
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
    [names, WORKERS, VISITORS_PER_SECOND, LATENCY_MILLIS] as const,
  )
}

/** Lets it live, with a new revision of one Deployment; comes back when the air is full. */
export async function play(page: Page, revision: number): Promise<void> {
  await page.evaluate(
    async ([yaml, factor]) => {
      const { apply, time } = window.kubeorama
      void apply(yaml)
      await time.play({ mode: 'clock', factor })
    },
    [deployment(names[revision % APPS] ?? '', revision), FACTOR] as const,
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

function deployment(name: string, revision: number): string {
  const labels = { app: name }
  const annotations = { revision: String(revision) }
  const containers = [{ name: 'web', image: 'nginx:1.27', ports: [{ containerPort: 80 }] }]
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas: PODS / APPS,
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
