/** Hands on the cluster: made, changed, broken, stepped, reloaded. */
import { expect, test } from '@playwright/test'
import { get, hurry, open, untilReady } from './page'

test('a Deployment is made, scaled, updated and deleted by hand', async ({ page }) => {
  await open(page)
  await hurry(page, 10)
  await page
    .getByRole('navigation', { name: 'Palette' })
    .getByRole('button', { name: 'Deploy' })
    .click()
  await page.getByLabel('Name').fill('store')
  await page.getByRole('button', { name: 'Create the Deployment' }).click()
  await untilReady(page, 'app=store', 3)
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('button', { name: 'One replica more' }).click()
  await untilReady(page, 'app=store', 4)
  await inspector.getByLabel('Image').fill('nginx:1.28')
  await inspector.getByRole('button', { name: 'Roll out' }).click()
  await expect
    .poll(
      async () => {
        const { status } = await get<{
          status: { updatedReplicas?: number; availableReplicas?: number }
        }>(page, '/apis/apps/v1/namespaces/default/deployments/store')
        return [status.updatedReplicas, status.availableReplicas]
      },
      { timeout: 60_000 },
    )
    .toEqual([4, 4])
  await inspector.getByRole('button', { name: 'Delete' }).click()
  await expect(inspector).toContainText('It is gone')
  await untilReady(page, 'app=store', 0)
})

test('a worker is added, cordoned, drained and removed by hand', async ({ page }) => {
  await open(page)
  await hurry(page, 30)
  await page
    .getByRole('navigation', { name: 'Palette' })
    .getByRole('button', { name: 'Worker' })
    .click()
  await page.getByLabel('Labels').fill('disk=ssd')
  await page.getByRole('button', { name: 'Add the worker' }).click()
  interface Node {
    readonly spec: { readonly unschedulable?: boolean }
    readonly metadata: { readonly labels: Readonly<Record<string, string>> }
    readonly status: {
      readonly conditions: readonly { readonly type: string; readonly status: string }[]
    }
  }
  const path = '/api/v1/nodes/worker-4'
  const ready = async () => {
    const node = await get<Node>(page, path).catch(() => undefined)
    return node?.status.conditions.find((one) => one.type === 'Ready')?.status
  }
  await expect.poll(ready, { timeout: 60_000 }).toBe('True')
  expect((await get<Node>(page, path)).metadata.labels['disk']).toBe('ssd')
  await page.getByRole('button', { name: 'Objects' }).click()
  await page.getByRole('button', { name: 'worker-4', exact: true }).last().click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await inspector.getByRole('button', { name: 'Cordon' }).click()
  await expect.poll(async () => (await get<Node>(page, path)).spec.unschedulable).toBe(true)
  await inspector.getByRole('button', { name: 'Uncordon' }).click()
  await expect
    .poll(async () => (await get<Node>(page, path)).spec.unschedulable ?? false)
    .toBe(false)
  await inspector.getByRole('button', { name: 'Remove' }).click()
  await hurry(page, 100)
  await expect
    .poll(() => get(page, path).then(() => 'there', String), { timeout: 60_000 })
    .toContain('not found')
})

test('a pod that fits nowhere says why, and the scheduler shows its matrix', async ({ page }) => {
  await open(page)
  await hurry(page)
  await page.evaluate(() =>
    window.kubeorama.apply(
      'apiVersion: v1\nkind: Pod\nmetadata: {name: giant}\nspec: {containers: [{name: c, image: nginx, resources: {requests: {cpu: "64"}}}]}',
    ),
  )
  await page.getByRole('button', { name: 'Objects' }).click()
  await page
    .getByRole('tabpanel', { name: 'Objects' })
    .getByRole('button', { name: 'giant', exact: true })
    .click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector).toContainText('Insufficient cpu', { timeout: 30_000 })
  await inspector.getByRole('button', { name: 'Scheduling' }).click()
  const scheduling = page.getByRole('complementary', { name: 'Scheduling' })
  await expect(scheduling).toContainText('No node for giant')
  await expect(scheduling).toContainText('NodeResourcesFit')
})

test('time can be held, stepped and hurried', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
  const now = () => page.evaluate(() => window.kubeorama.time.now())
  const held = await now()
  await page.waitForTimeout(300)
  expect(await now()).toBe(held)
  await page.keyboard.press('.')
  await expect.poll(now).toBeGreaterThan(held)
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 1000 }))
  const before = await now()
  await expect.poll(now).toBeGreaterThan(before + 60_000_000)
})

test('a reload keeps everything, a reset begins anew', async ({ page }) => {
  await open(page, '')
  await hurry(page)
  await page.evaluate(() =>
    window.kubeorama.apply(
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: keep}\ndata: {a: "1"}',
    ),
  )
  await page.evaluate(() => window.kubeorama.save())
  await page.reload()
  await page.evaluate(() => window.kubeorama.ready)
  await hurry(page)
  const keep = '/api/v1/namespaces/default/configmaps/keep'
  expect(await get(page, keep)).toMatchObject({ data: { a: '1' } })
  await page.getByRole('button', { name: /Start over/ }).click()
  await page.evaluate(() => window.kubeorama.ready)
  await hurry(page)
  await expect.poll(() => get(page, keep).then(() => 'there', String)).toContain('not found')
})
