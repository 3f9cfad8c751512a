/** The same seed and the same calls give the same trace: in Chromium, twice, and in Node. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { manifest, open } from './page'

async function play(page: Page, plugin = ''): Promise<string> {
  await open(page, '?seed=7&paused')
  const given = { yaml: manifest('web'), source: plugin }
  return page.evaluate(async ({ yaml, source }) => {
    const { kubeorama } = window
    if (source !== '') {
      const written = { name: 'Mine', source, weight: 5, enabled: true }
      await kubeorama.command({ type: 'writeSchedulerPlugin', ...written })
    }
    const applied = kubeorama.apply(yaml)
    await kubeorama.time.step('quiet')
    await applied
    await kubeorama.command({ type: 'powerCutNode', name: 'worker-2' })
    await kubeorama.time.step('message')
    await kubeorama.time.step('phase')
    return kubeorama.traceHash()
  }, given)
}

test('a session played twice has one trace', async ({ page, context }) => {
  const first = await play(page)
  const again = await play(await context.newPage())
  expect(again).toBe(first)
  expect(first).toMatch(/^[0-9a-f]{8}-\d+$/)
  expect(inNode()).toBe(first)
})

/** How deep it can go, and what comes of numbers with a point, decides where pods land. */
const PLUGIN = `
let depth = 0
function deeper() {
  depth += 1
  deeper()
}
function score(pod, nodeInfo) {
  try {
    deeper()
  } catch {}
  const wave = Math.sin(depth * nodeInfo.requested.milliCPU + nodeInfo.pods.length)
  return Math.floor(50 + 50 * wave)
}
`

test('a session with a plugin that somebody wrote has one trace as well', async ({ page }) => {
  const first = await play(page, PLUGIN)
  expect(first).not.toBe(inNode())
  expect(inNode(PLUGIN)).toBe(first)
})

function inNode(...plugin: readonly string[]): string {
  const file = fileURLToPath(new URL('./manifests/web.yaml', import.meta.url))
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const args = ['.ci/run-ts.mjs', 'src/hosts/node/traceHash.ts', file, ...plugin]
  return execFileSync('node', args, { cwd, encoding: 'utf8' }).trim().split('\n').at(-1) ?? ''
}
