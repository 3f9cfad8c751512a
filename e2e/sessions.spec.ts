/** One session, two tabs: one keeps it, the other says so and can take over. */
import { expect, test } from '@playwright/test'
import { apply, bar, get, hurry, open, ready } from './page'

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
