/** Several sessions and their files; and one session in two tabs: one keeps it, the other can take over. */
import { expect, test } from '@playwright/test'
import { apply, bar, dropFile, get, hurry, isGone, open, ready, stage } from './page'

const KEEP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: keep}\ndata: {a: "1"}'
const PATH = '/api/v1/namespaces/default/configmaps/keep'

test('a second tab says that the first keeps the session, and takes over when asked', async ({
  page,
  context,
}) => {
  const strip = 'This session goes on in another tab.'
  await open(page, '')
  await expect(bar(page)).toBeVisible()
  const second = await context.newPage()
  await open(second, '')
  await expect(second.getByText(strip)).toBeVisible()
  await expect(page.getByText(strip)).toHaveCount(0)
  // Made in the first, and not saved by anybody but the hand-over.
  await hurry(page)
  await apply(page, KEEP)
  await second.getByRole('button', { name: 'Work here instead' }).click()
  await expect(second.getByText('This tab keeps the session now.')).toBeVisible()
  await expect(second.getByText(strip)).toHaveCount(0)
  await expect(page.getByText(strip)).toBeVisible()
  await hurry(second)
  expect(await get(second, PATH)).toMatchObject({ data: { a: '1' } })
  // A reload of the one that keeps it does not mistake itself for another tab.
  await second.reload()
  await ready(second)
  await expect(second.getByText(strip)).toHaveCount(0)
})

test('each session is kept under its name, and goes into a file and out of one', async ({
  page,
}) => {
  await open(page, '')
  const tool = (name: string) =>
    bar(page).getByRole('button', { name: `Sessions: ${name} is open` })
  await hurry(page)
  await apply(page, KEEP)
  await tool('My cluster').click()
  const list = page.getByRole('list', { name: 'Sessions kept in this browser' })
  await page.getByRole('button', { name: 'Rename My cluster' }).click()
  await page.keyboard.type('Monday')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('button', { name: 'Open Monday' })).toContainText('3 workers')
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toBe('Monday.kubeorama')
  await page.getByRole('button', { name: 'New session' }).click()
  await expect(tool('Cluster 2')).toBeVisible()
  await hurry(page)
  await expect.poll(() => isGone(page, PATH)).toBe(true)
  // A file that is none changes nothing.
  await dropFile(stage(page), 'torn.kubeorama', 'kind: Pod')
  await expect(page.getByText('torn.kubeorama could not be opened.')).toBeVisible()
  // Found again by its tab, the other by its name.
  await page.reload()
  await ready(page)
  await tool('Cluster 2').click()
  await list.getByRole('button', { name: 'Open Monday' }).click()
  await expect(tool('Monday')).toBeVisible()
  await hurry(page)
  expect(await get(page, PATH)).toMatchObject({ data: { a: '1' } })
  await tool('Monday').click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open a file' }).click()
  await (await choosing).setFiles(await file.path())
  await expect(list.getByRole('button', { name: 'Open Monday' })).toHaveCount(2)
  await page.getByRole('button', { name: 'Delete Monday' }).last().click()
  await expect(list.getByRole('button', { name: 'Open Monday' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await tool('Monday').click()
  await expect(list.getByRole('button', { name: 'Open Monday' })).toHaveCount(2)
})
