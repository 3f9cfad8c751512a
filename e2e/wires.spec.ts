/** What flies on a wire, by keyboard: one message is lost, another held up, and what comes of it. */
import { expect, type Page, test } from '@playwright/test'
import { applyLater, bar, dock, hold, hurry, inspector, isGone, now, open, stage } from './page'

const deployment = (name: string): string => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: web, image: "nginx:1.27" }] }
`

/** Steps from message to message until one with this label leaves. */
const stepTo = (page: Page, label: string): Promise<void> =>
  page.evaluate(async (wanted) => {
    let left = false
    const stop = window.kubeorama.onTrace((entry) => {
      left ||= 'label' in entry && entry.label === wanted
    })
    while (!left) await window.kubeorama.time.step('message')
    stop()
  }, label)

test('messages are chosen on their wire: one is lost and sent again, another arrives late', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  const kubelet = stage(page).getByRole('button', { name: /^kubelet on worker-1/ })
  await kubelet.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(stage(page).locator('[data-wire]:focus')).toHaveAccessibleName(
    /^wire from kubelet of worker-1 to the API server, (nothing|\d+) in flight$/,
  )
  await expect(stage(page).getByRole('tooltip')).toContainText('kubelet on worker-1 ↔ API server')

  await applyLater(page, deployment('lost'))
  await stepTo(page, 'POST pods')
  await stage(page)
    .getByRole('button', { name: /^wire from the Controller manager/ })
    .focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('dialog', { name: 'Controller manager ↔ API server' })
  const asked = list.getByRole('button', { name: 'POST pods' })
  await asked.press('Enter')
  await inspector(page).getByRole('button', { name: 'Drop it' }).click()
  await expect(asked).toContainText('lost')
  await asked.focus()
  await page.keyboard.press('Escape')
  await expect(list).toHaveCount(0)
  await expect(stage(page).locator('[data-wire]:focus')).toHaveAccessibleName(/Controller manager/)
  await hurry(page, 50)
  await bar(page).getByRole('button', { name: 'Events' }).click()
  await expect(dock(page)).toContainText('request did not complete within the allotted timeout', {
    timeout: 20_000,
  })
  await expect(dock(page)).toContainText('Created pod: lost-', { timeout: 20_000 })
  await hold(page)

  const sent = await now(page)
  await applyLater(page, deployment('late'))
  await stepTo(page, 'POST deployments')
  await stage(page)
    .getByRole('button', { name: /^wire from You/ })
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'POST deployments' }).press('Enter')
  await inspector(page).getByRole('button', { name: 'Hold it up for 2 s' }).click()
  await expect(inspector(page)).toContainText(/On its way\s*20\d\d\.\d ms/)
  await hurry(page, 1)
  const path = '/apis/apps/v1/namespaces/default/deployments/late'
  await expect.poll(() => isGone(page, path)).toBe(false)
  expect((await now(page)) - sent).toBeGreaterThan(2_000_000)
})
