/** Everything by keyboard alone: what there is can be reached, is seen to be, and can be used. */
import { expect, test } from '@playwright/test'
import { arrowTo, tabTo, walk } from './keys'
import { dock, inspector, narrator, now, open, palette, podCard, workerCard } from './page'

test('whoever has only keys reaches every control, sees where they are, and runs the cluster', async ({
  page,
}) => {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await open(page, '?seed=1&paused')
  await expect(narrator(page).getByRole('button')).toBeVisible()
  expect(await walk(page)).toEqual({ unreached: [], unseen: [] })

  await test.step('time goes on by a message, and plays', async () => {
    const before = await now(page)
    await press('.')
    await expect.poll(() => now(page)).toBeGreaterThan(before)
    // Space belongs to the button that has the focus, and to time where none has.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await press(' ')
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
    await press(' ')
    await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
  })

  await test.step('a Deployment is made, and scaled', async () => {
    await tabTo(palette(page).getByRole('button', { name: 'Deploy' }))
    await press('Enter')
    await tabTo(page.getByRole('button', { name: 'Create the Deployment' }))
    await press('Enter', 'q')
    await tabTo(inspector(page).getByRole('button', { name: 'One replica more' }))
    await press('Enter', 'q')
    await expect(podCard(page, 'shop-')).toHaveCount(4, { timeout: 30_000 })
    await press('Escape')
    await expect(inspector(page)).toHaveCount(0)
  })

  await test.step('a worker is added, and cordoned from its menu', async () => {
    await tabTo(palette(page).getByRole('button', { name: 'Worker' }))
    await press('Enter')
    await tabTo(page.getByRole('button', { name: 'Add the worker' }))
    await press('Enter', 'q')
    await tabTo(workerCard(page, 'worker-4'))
    await press('Shift+F10', 'Escape')
    await expect(workerCard(page, 'worker-4')).toBeFocused()
    await press('Shift+F10')
    await arrowTo(page.getByRole('menuitem', { name: 'Cordon' }))
    await press('Enter', 'q')
    await expect(workerCard(page, 'worker-4')).toContainText('Cordoned')
  })

  await test.step('text is written and left, and every panel opened and closed', async () => {
    const text = page.getByRole('textbox', { name: 'Manifest' })
    await press('y')
    await tabTo(text)
    await press('k', 'Escape', 'Tab')
    await expect(text).not.toBeFocused()
    await tabTo(dock(page).getByRole('tab', { selected: true }))
    for (const tab of await dock(page).getByRole('tab').all()) {
      await expect(tab).toBeFocused()
      await expect(tab).toHaveAttribute('aria-selected', 'true')
      await press('ArrowRight')
    }
    await press('Escape')
    await expect(dock(page)).toHaveCount(0)
  })

  await test.step('a pod is chosen on the stage, and its logs are read', async () => {
    await tabTo(workerCard(page, 'worker-1'))
    await arrowTo(podCard(page, 'web-').first())
    await press('Enter')
    await tabTo(inspector(page).getByRole('button', { name: 'Logs' }))
    await press('Enter')
    await expect(dock(page).getByRole('tab', { name: 'Logs' })).toHaveAttribute(
      'aria-selected',
      'true',
    )
  })
})
