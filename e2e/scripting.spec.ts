/** `window.kubeorama`, as the README documents it for teachers' scripts and tests. */
import { expect, test } from '@playwright/test'
import { hurry, open } from './page'

test('apply answers a line a document, and rejects with Kubernetes’ message', async ({ page }) => {
  await open(page)
  await hurry(page)
  const lines = await page.evaluate(() =>
    window.kubeorama.apply(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: b}',
    ),
  )
  expect(lines).toEqual(['configmap/a created', 'namespace/b created'])
  const refused = await page.evaluate(() =>
    window.kubeorama
      .apply('apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: []}')
      .catch(String),
  )
  expect(refused).toContain('The Pod "p" is invalid: spec.containers: Required value')
})

test('request has HTTP’s shape, get answers the body or rejects with the server’s words', async ({
  page,
}) => {
  await open(page)
  await hurry(page)
  const answer = await page.evaluate(() =>
    window.kubeorama.request({ method: 'GET', path: '/api/v1/nodes', query: { limit: '1' } }),
  )
  expect(answer).toMatchObject({ status: 200, body: { kind: 'NodeList' } })
  expect((answer.body as { items: unknown[] }).items).toHaveLength(1)
  expect(answer.headers).toBeDefined()
  expect(
    await page.evaluate(() => window.kubeorama.get('/api/v1/nodes/nobody').catch(String)),
  ).toBe('Error: nodes "nobody" not found')
})

test('command carries out what is no API object, or says what is wrong', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.kubeorama.command({ type: 'powerCutNode', name: 'worker-1' }))
  const again = await page.evaluate(() =>
    window.kubeorama.command({ type: 'powerCutNode', name: 'worker-1' }).catch(String),
  )
  expect(again).toContain('worker-1 has no power already')
})

test('a call made while paused is sent at that instant, and answered when time moves', async ({
  page,
}) => {
  await open(page, '?seed=5&paused')
  const outcome = await page.evaluate(async () => {
    const { kubeorama } = window
    const asked = kubeorama.time.now()
    let answered = false
    const answer = kubeorama.get('/api/v1/namespaces/default').then(() => {
      answered = true
    })
    await new Promise((wait) => setTimeout(wait, 300))
    const before = answered
    await kubeorama.time.step('quiet')
    await answer
    return { before, answered, passed: kubeorama.time.now() - asked }
  })
  expect(outcome).toMatchObject({ before: false, answered: true })
  expect(outcome.passed).toBeGreaterThan(0)
})

test('calls are sent in the order they were made, though a manifest must be read first', async ({
  page,
}) => {
  await open(page, '?seed=5&paused')
  const lines = await page.evaluate(async () => {
    const applied = window.kubeorama.apply(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: first}',
    )
    await window.kubeorama.time.step('quiet')
    return applied
  })
  expect(lines).toEqual(['configmap/first created'])
})

test('onTrace hears of messages and moments until it is stopped', async ({ page }) => {
  await open(page, '?seed=5&paused')
  const heard = await page.evaluate(async () => {
    const entries: string[] = []
    const stop = window.kubeorama.onTrace((entry) => {
      entries.push('label' in entry ? entry.label : entry.note.type)
    })
    void window.kubeorama.request({
      method: 'POST',
      path: '/api/v1/namespaces/default/pods',
      body: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'p' },
        spec: { containers: [{ name: 'c', image: 'nginx' }] },
      },
    })
    await window.kubeorama.time.step('quiet')
    stop()
    const count = entries.length
    await window.kubeorama.time.step('quiet')
    return { entries, later: entries.length - count }
  })
  expect(heard.entries).toEqual(
    expect.arrayContaining([
      'POST pods',
      'POST binding',
      'RunPodSandbox',
      'scheduler.decision',
      'apiserver.stages',
    ]),
  )
  expect(heard.later).toBe(0)
})
