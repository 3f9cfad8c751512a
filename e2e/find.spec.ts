/** By name, several at once, and written on the stage. */
import { expect, test } from '@playwright/test'
import { bar, get, hurry, inspector, isGone, narrator, open, stage, untilReady } from './page'

test('everything is found by name: actions, things, and sentences that are done', async ({
  page,
}) => {
  await open(page)
  await hurry(page)
  const field = page.getByRole('combobox', { name: 'Find and do' })
  const find = async (typed: string) => {
    await page.keyboard.press('Control+k')
    await field.fill(typed)
  }
  await find('scale web 5')
  await page.keyboard.press('Enter')
  await untilReady(page, 'app=web', 5)
  await find('worker-2')
  await page.keyboard.press('Enter')
  await expect(inspector(page)).toContainText('worker-2')
  await find('cordon worker-1')
  await page.keyboard.press('Enter')
  const cordoned = async () =>
    (await get<{ spec: { unschedulable?: boolean } }>(page, '/api/v1/nodes/worker-1')).spec
      .unschedulable ?? false
  await expect.poll(cordoned).toBe(true)
  await find('no such thing anywhere')
  await expect(page.getByRole('dialog')).toContainText('Nothing is called')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Play or pause')
  await page.keyboard.press('Escape')

  const html = page.locator('html')
  await expect(html).toHaveAttribute('lang', 'en')
  await find('deutsch')
  await page.keyboard.press('Enter')
  await expect(html).toHaveAttribute('lang', 'de')
  await expect(bar(page).getByRole('button', { name: 'Vergleich' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Erzähler' })).toBeVisible()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Tasten' }).getByRole('radio', { name: 'English' }).click()
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Play or pause')
  await expect(html).toHaveAttribute('lang', 'en')
  await page.keyboard.press('Escape')
  await expect(bar(page).getByRole('button', { name: 'Compare' })).toBeVisible()
})

test('several pods are picked and deleted together, and a note is written, moved and kept', async ({
  page,
}) => {
  await open(page)
  await hurry(page)
  const pods = stage(page).getByRole('button', { name: /^Pod web-/ })
  const several = page.getByRole('complementary', { name: 'Several selected' })
  const names = await pods.evaluateAll((cards) =>
    cards.map((card) => /^Pod (\S+),/.exec(card.getAttribute('aria-label') ?? '')?.[1] ?? ''),
  )
  await pods.nth(0).click({ modifiers: ['Shift'] })
  await pods.nth(1).click({ modifiers: ['Shift'] })
  await expect(several).toContainText('2 pods selected')
  await several.getByRole('button', { name: 'Delete' }).click()
  for (const name of names.slice(0, 2)) {
    const path = `/api/v1/namespaces/default/pods/${name}`
    await expect.poll(() => isGone(page, path), { timeout: 30_000 }).toBe(true)
  }
  await expect(several).toHaveCount(0)

  await page.keyboard.press('n')
  const words = page.getByRole('textbox', { name: 'Words of the note' })
  await words.fill('Watch this part')
  await page.keyboard.press('Escape')
  const note = page.getByRole('article', { name: /^Note/ })
  const before = await note.boundingBox()
  await note.getByRole('button', { name: /^Move the note/ }).press('ArrowRight')
  await expect.poll(async () => (await note.boundingBox())?.x).toBeGreaterThan(before?.x ?? 0)
  await page.reload()
  await expect(words).toHaveValue('Watch this part')
  await note.getByRole('button', { name: 'Take the note off' }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(words).toHaveValue('Watch this part')
})

test('a clicker goes on and back, though a button that was clicked has the focus', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  await stage(page)
    .getByRole('button', { name: /Create a Deployment/ })
    .click()
  await page.keyboard.press('PageDown')
  await expect(narrator(page)).toContainText('You ask the API server')
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await expect(narrator(page)).not.toContainText('You ask the API server')
  await page.keyboard.press('PageUp')
  await expect(narrator(page)).toHaveAttribute('data-back', 'true')
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
})
