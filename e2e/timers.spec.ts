/** Timers that run down on the stage, and what a wire says of itself. */
import { expect, test } from '@playwright/test'
import { hold, hurry, inspector, now, open, podCard, stage, workerCard } from './page'

test('a worker loses power: it is late, then Unknown, and its pods see their eviction come', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  const kubelet = await stage(page)
    .getByRole('button', { name: /^kubelet.*worker-1/ })
    .boundingBox()
  if (kubelet === null) throw new Error('no kubelet drawn')
  await page.mouse.move(kubelet.x - 20, kubelet.y + kubelet.height / 2)
  const plate = stage(page).getByRole('tooltip')
  await expect(plate).toContainText('kubelet on worker-1 ↔ API server')
  await expect(plate).toContainText('HTTPS')

  await workerCard(page, 'worker-2').click({ position: { x: 40, y: 10 } })
  await inspector(page).getByRole('button', { name: 'Cut power' }).click()
  const cut = await now(page)
  await hurry(page)
  await expect.poll(() => now(page)).toBeGreaterThan(cut + 25_000_000)
  const timers = inspector(page).getByRole('listitem')
  await expect(timers.filter({ hasText: 'becomes Unknown' })).toContainText(/since .*, until/)
  const doomed = podCard(page, /^Pod web-.*on worker-2.*evicted at \d+:\d\d$/)
  await expect(doomed).toBeVisible({ timeout: 10_000 })
  await hold(page)
  await doomed.click()
  await expect(timers.filter({ hasText: 'then is evicted' })).toContainText(/[45]:\d\d/)
})
