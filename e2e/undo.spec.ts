/** Acts taken back and done again: by button and by key, with the stage following. */
import { expect, test } from '@playwright/test'
import { bar, choose, hurry, inspector, narrator, open } from './page'

test('a scaled Deployment is undone by button and by key, and done again', async ({ page }) => {
  await open(page)
  await hurry(page, 5)
  const undo = bar(page).getByRole('button', { name: /^Undo/ })
  const redo = bar(page).getByRole('button', { name: /^Redo/ })
  await expect(undo).toBeDisabled()
  await choose(page, 'Deployment', 'web')
  const replicas = inspector(page).getByRole('status').first()
  const before = await replicas.textContent()
  await inspector(page).getByRole('button', { name: 'One replica more' }).click()
  await expect(replicas).not.toHaveText(before ?? '')
  await expect(undo).toHaveAccessibleName(/before kubectl scale deployment\/web --replicas=/)
  await undo.click()
  await expect(narrator(page)).toContainText('Time went back to before kubectl scale')
  await expect(replicas).toHaveText(before ?? '')
  await page.keyboard.press('Control+Shift+Z')
  await expect(replicas).not.toHaveText(before ?? '')
  await page.keyboard.press('Control+z')
  await expect(replicas).toHaveText(before ?? '')
  await expect(redo).toBeEnabled()
})
