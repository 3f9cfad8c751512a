/** A Pending pod is selected: the stage says where it could go, and the camera stays with it. */
import { expect, test } from '@playwright/test'
import { choose, hurry, inspector, open, stage } from './page'

const REPORT =
  '{apiVersion: v1, kind: Pod, metadata: {name: report}, spec: {containers: [{name: c, image: "nginx:1.27", resources: {requests: {cpu: "6"}}}]}}'

test('a pod that fits nowhere is followed from the queue to the worker that was added for it', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 20)
  await page.evaluate((yaml) => window.kubeorama.apply(yaml), REPORT)
  await choose(page, 'Pod', 'report')
  const fits = stage(page).getByRole('status', { name: 'Where it fits' })
  await expect(fits).toHaveText('No worker can take report now')

  await inspector(page).getByRole('button', { name: 'Follow on the stage' }).click()
  const followed = stage(page).getByRole('status', { name: 'Followed' })
  await expect(followed).toContainText('Following report')
  await expect(stage(page).getByRole('button', { name: /^Scheduler/ })).toBeInViewport()

  await inspector(page)
    .getByRole('button', { name: /^Add worker/ })
    .click()
  await expect(fits).toHaveText('', { timeout: 20_000 })
  await expect(stage(page).getByRole('button', { name: /^Worker worker-4,/ })).toBeInViewport({
    ratio: 1,
  })

  await page.keyboard.press('Escape')
  await expect(followed).toHaveCount(0)
  await expect(inspector(page)).toBeVisible()
  await page.keyboard.press('f')
  await expect(followed).toBeVisible()
  const room = await stage(page).boundingBox()
  await page.mouse.move((room?.x ?? 0) + 20, (room?.y ?? 0) + 20)
  await page.mouse.wheel(0, -120)
  await expect(followed).toHaveCount(0)
})
