/** What is done by hand is shown as its kubectl line, and listed with what it changed. */
import { expect, test } from '@playwright/test'
import { choose, dock, hurry, inspector, narrator, open } from './page'

test('a scaled Deployment shows its kubectl line, and the list what it changed', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page)
  await hurry(page, 5)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Find and do' }).fill('Actions')
  await page.keyboard.press('Enter')
  await expect(dock(page)).toContainText('Nothing was done yet')
  await choose(page, 'Deployment', 'web')
  await inspector(page).getByRole('button', { name: 'One replica more' }).click()
  await expect(narrator(page)).toContainText('$ kubectl scale deployment/web --replicas=4')
  await dock(page).getByRole('tab', { name: 'Actions' }).click()
  const act = dock(page).getByRole('listitem').first()
  await act.getByText('What changed in the object').click()
  await expect(act).toContainText('+  replicas: 4')
  await act.getByRole('button', { name: /^Copy kubectl scale/ }).click()
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  expect(await copied()).toBe('kubectl scale deployment/web --replicas=4')
  await act.getByRole('button', { name: 'Copy diff' }).click()
  await expect.poll(copied).toContain('-  replicas: 3\n+  replicas: 4\n')
  await page.keyboard.press('Control+z')
  await expect(dock(page)).toContainText('Nothing was done yet')
})
