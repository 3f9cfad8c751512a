/** Breakpoints: set with the keyboard, held at, said why; a wrong expression says where. */
import { expect, test } from '@playwright/test'
import { applyLater, inspector, narrator, now, open } from './page'

const BAD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: bad}\nspec: {restartPolicy: Never, containers: [{name: c, image: busybox, command: [sh, -c, exit 2]}]}'

test('time is held where a pod fails, the caption says why, and the pod is selected', async ({
  page,
}) => {
  await open(page)
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 10 }))
  await page.keyboard.press('b')
  const panel = page.getByRole('region', { name: 'Breakpoints' })
  await panel.getByRole('switch', { name: 'a pod fails' }).click()
  const fields = panel.getByRole('textbox', { name: 'Fields' })
  await fields.fill('status.phase')
  await expect(panel.getByRole('alert')).toContainText('At character 13')
  await fields.fill('status.phase=Running')
  await expect(panel.getByRole('alert')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Breakpoints, 1 on' })).toBeVisible()
  await applyLater(page, BAD)
  await expect(narrator(page)).toContainText('Breakpoint: bad failed: Error.', { timeout: 30_000 })
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('bad')
  await expect(page.getByRole('radio', { name: 'Paused' })).toBeChecked()
  const at = await now(page)
  await page.waitForTimeout(300)
  expect(await now(page)).toBe(at)
  await page.getByRole('button', { name: 'Breakpoints, 1 on' }).click()
  await expect(panel).toContainText('1×')
})
