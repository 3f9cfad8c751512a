/** The panels of the dock: what is asked, stored, written and visited can be read while it happens. */
import { expect, test } from '@playwright/test'
import { bar, dock, hurry, inspector, open } from './page'

test('requests, keys, logs and visitors can be read, and lead to each other', async ({ page }) => {
  await open(page)
  await hurry(page, 5)
  await bar(page).getByRole('button', { name: 'Objects' }).click()
  await dock(page).getByRole('button', { name: /^web-/ }).first().click()
  await inspector(page).getByRole('button', { name: 'Logs' }).click()
  await expect(dock(page).getByRole('log')).toContainText('"GET / HTTP/1.1" 200')
  await dock(page).getByRole('tab', { name: 'etcd' }).click()
  await dock(page).getByLabel('Search keys').fill('deployments/default/web')
  await dock(page).getByRole('button', { name: '/registry/deployments/default/web' }).click()
  await expect(dock(page).getByRole('complementary')).toContainText('Created')
  await dock(page).getByRole('tab', { name: 'API traffic' }).click()
  await dock(page).getByRole('switch', { name: 'Chatter' }).click()
  const requests = dock(page).getByRole('grid', { name: 'Requests' })
  await requests.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText(/^[A-Z]{3,} /)
  await dock(page).getByRole('tab', { name: 'Visitors' }).click()
  await expect(dock(page)).toContainText('100.0 % of')
  await expect(dock(page).getByRole('complementary')).toContainText('LoadBalancer')
})
