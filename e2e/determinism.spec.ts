/** The same seed and the same calls give the same trace: in Chromium, twice, and in Node. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, type Page, test } from '@playwright/test'
import { manifest, open } from './page'

async function play(page: Page): Promise<string> {
  await open(page, '?seed=7&paused')
  return page.evaluate(async (yaml) => {
    const { kubeorama } = window
    const applied = kubeorama.apply(yaml)
    await kubeorama.time.step('quiet')
    await applied
    await kubeorama.command({ type: 'powerCutNode', name: 'worker-2' })
    await kubeorama.time.step('message')
    await kubeorama.time.step('phase')
    return kubeorama.traceHash()
  }, manifest('web'))
}

test('a session played twice has one trace', async ({ page, context }) => {
  const first = await play(page)
  const again = await play(await context.newPage())
  expect(again).toBe(first)
  expect(first).toMatch(/^[0-9a-f]{8}-\d+$/)
  expect(inNode()).toBe(first)
})

function inNode(): string {
  const file = fileURLToPath(new URL('./manifests/web.yaml', import.meta.url))
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const args = ['.ci/run-ts.mjs', 'src/hosts/node/traceHash.ts', file]
  return execFileSync('node', args, { cwd, encoding: 'utf8' }).trim().split('\n').at(-1) ?? ''
}
