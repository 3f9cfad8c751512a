/** Never lost: reload, reset and back, a seed in the address, crashes, what cannot be read or stored. */
import { expect, type Page, test } from '@playwright/test'
import { apply, bar, get, hold, hurry, isGone, narrator, now, open, ready } from './page'

const KEEP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: keep}\ndata: {a: "1"}'
const PATH = '/api/v1/namespaces/default/configmaps/keep'

const save = (page: Page): Promise<void> => page.evaluate(() => window.kubeorama.save())

test('a reload keeps everything; a fresh cluster begins on demand, and the one before comes back', async ({
  page,
}) => {
  await open(page, '')
  await hurry(page)
  await apply(page, KEEP)
  await save(page)
  const saved = await now(page)
  await page.reload()
  await ready(page)
  await expect.poll(() => now(page)).toBeGreaterThanOrEqual(saved)
  await hurry(page)
  expect(await get(page, PATH)).toMatchObject({ data: { a: '1' } })
  await bar(page)
    .getByRole('button', { name: /Start over/ })
    .click()
  await expect(page.getByText('A fresh cluster.')).toBeVisible()
  await hurry(page)
  await expect.poll(() => isGone(page, PATH)).toBe(true)
  await page.getByRole('button', { name: 'Bring back the one before' }).click()
  await expect.poll(() => isGone(page, PATH)).toBe(false)
})

test('a held cluster is found held, at the very moment', async ({ page }) => {
  await open(page, '')
  await hold(page)
  await save(page)
  const held = await now(page)
  await page.reload()
  await ready(page)
  await expect.poll(() => now(page)).toBe(held)
  await page.waitForTimeout(300)
  expect(await now(page)).toBe(held)
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
})

test('it is saved by itself, now and then', async ({ page }) => {
  await open(page, '')
  await hurry(page)
  await apply(page, KEEP)
  await expect.poll(() => isStored(page), { timeout: 20_000 }).toBe(true)
})

/** Whether the stored session holds what was made, read as the browser keeps it. */
const isStored = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('keyval-store')
      opening.onsuccess = () => resolve(opening.result)
    })
    const value = await new Promise<unknown>((resolve) => {
      const getting = database.transaction('keyval').objectStore('keyval').get('kubeorama.session')
      getting.onsuccess = () => resolve(getting.result)
    })
    database.close()
    const seen = new Set<unknown>()
    const find = (from: unknown): boolean => {
      if (from === 'keep') return true
      if (typeof from !== 'object' || from === null || seen.has(from)) return false
      seen.add(from)
      const lists = from instanceof Map || from instanceof Set
      return (lists ? [...from.values()] : Object.values(from)).some(find)
    }
    return find(value)
  })

test('a seed in the address begins afresh, and the session before can be gone back to', async ({
  page,
}) => {
  await open(page, '')
  await hurry(page)
  await apply(page, KEEP)
  await save(page)
  await page.goto('/?seed=3&paused')
  await ready(page)
  const began = await now(page)
  await page.waitForTimeout(300)
  expect(await now(page)).toBe(began)
  await page.getByRole('button', { name: 'Go back to yours' }).click()
  await hurry(page)
  await expect.poll(() => isGone(page, PATH)).toBe(false)
})

test('a bug of the engine is caught, told, and recovered from with the last snapshot', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(page, '')
  await hurry(page)
  await apply(page, KEEP)
  await hold(page)
  await save(page)
  const saved = await now(page)
  await hurry(page)
  // The engine's own code fails from here on, as a bug of ours would make it.
  await page.workers()[0]?.evaluate(() => {
    Map.prototype.get = () => {
      throw new TypeError('a bug of ours')
    }
  })
  const notice = page.getByRole('alertdialog')
  await expect(notice).toContainText('The simulation stopped')
  await expect(notice).toContainText('This is a fault of Kubeorama')
  await expect(notice).toContainText('a bug of ours')
  await notice.getByRole('button', { name: 'Copy the report' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('a bug of ours')
  await notice.getByRole('button', { name: 'Go on from the saved moment' }).click()
  await expect(notice).toHaveCount(0)
  await expect.poll(() => now(page)).toBeGreaterThanOrEqual(saved)
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()
  await hurry(page)
  expect(await get(page, PATH)).toMatchObject({ data: { a: '1' } })
})

test('an engine that dies outside its own watch is told of too', async ({ page }) => {
  await open(page)
  await save(page)
  await page.workers()[0]?.evaluate(() => {
    setTimeout(() => {
      throw new Error('the worker fell')
    })
  })
  await expect(page.getByRole('alertdialog')).toContainText('the worker fell')
  await page.getByRole('button', { name: 'Go on from the saved moment' }).click()
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(narrator(page)).not.toBeEmpty()
})

test('a saved session that cannot be read is said, and a fresh one begins', async ({ page }) => {
  await open(page, '')
  await hold(page)
  await save(page)
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('keyval-store')
      opening.onsuccess = () => resolve(opening.result)
    })
    const store = database.transaction('keyval', 'readwrite').objectStore('keyval')
    const snapshot = { version: 99, options: { seed: 1 }, kernel: { broken: true }, log: [] }
    const pace = { mode: 'story', factor: 1, chatter: false }
    await new Promise<void>((resolve) => {
      store.put({ version: 3, snapshot, pace }, 'kubeorama.session').onsuccess = () => resolve()
    })
    database.close()
  })
  await page.reload()
  await ready(page)
  await expect(page.getByText('The saved session could not be read.')).toBeVisible()
  await expect(narrator(page)).toContainText('All quiet')
})

test('a browser without room says so, and the session goes on', async ({ page }) => {
  await open(page, '')
  await page.workers()[0]?.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
  })
  await save(page)
  await expect(bar(page)).toContainText('the browser has no room left for it')
  await hurry(page)
  await apply(page, KEEP)
})
