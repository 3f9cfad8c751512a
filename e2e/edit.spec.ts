/** One state, three views: a live object is edited while the cluster changes it, too. */
import { expect, type Locator, type Page, test } from '@playwright/test'
import { ask, choose, dock, get, hurry, open, stage } from './page'

const WEB = '/apis/apps/v1/namespaces/default/deployments/web'
const MERGE = { 'content-type': 'application/merge-patch+json' }

const scaled = (page: Page, replicas: number): Promise<void> =>
  ask(page, { method: 'PATCH', path: WEB, headers: MERGE, body: { spec: { replicas } } })

/** The editor draws only the lines in sight: what it holds is read from what is kept. */
async function replace(editor: Locator, from: string, to: string): Promise<void> {
  const kept = await editor.evaluate(() => localStorage.getItem('kubeorama.edits.session') ?? '')
  const text: string = JSON.parse(kept).state.edits[0].text
  expect(text).toContain(from)
  await editor.fill(text.replace(from, to))
}

const replicas = async (page: Page): Promise<unknown> =>
  (await get<{ spec: { replicas: number } }>(page, WEB)).spec.replicas

test('an object is edited, contested, refused and deleted, and no text is lost', async ({
  page,
}) => {
  await open(page)
  await hurry(page, 5)
  await choose(page, 'Deployment', 'web')
  await stage(page).focus()
  await page.keyboard.press('e')
  const editor = page.getByRole('textbox', { name: 'YAML of deployment/web' })
  await expect(editor).toBeFocused()
  await expect(dock(page)).toContainText('deployment/web in default resourceVersion')

  await test.step('other fields are kept, the same field is a conflict', async () => {
    await replace(editor, 'replicas: 3', 'replicas: 4')
    await scaled(page, 6)
    await expect(dock(page)).toContainText(/Changed \d+ times since by you \(spec.replicas\)/)
    await expect(dock(page)).toContainText('You changed spec.replicas too.')
    await dock(page).getByRole('button', { name: 'Save the object' }).click()
    await expect(dock(page)).toContainText('the object has been modified; please apply')
    const conflict = dock(page).getByRole('region', { name: 'Two versions of one object' })
    await expect(conflict.getByRole('row', { name: 'spec.replicas 3 6 4' })).toBeVisible()
    await dock(page).getByRole('button', { name: 'Put mine on top' }).click()
    await expect(dock(page)).toContainText('deployment.apps/web edited')
    expect(await replicas(page)).toBe(4)
  })

  await test.step('a field that is invalid is marked at its line', async () => {
    await replace(editor, 'replicas: 4', 'replicas: -4')
    await dock(page).getByRole('button', { name: 'Save the object' }).click()
    await expect(dock(page)).toContainText('error: deployments.apps "web" is invalid')
    await dock(page)
      .getByRole('button', { name: /^Line \d+: spec.replicas: Invalid value: -4/ })
      .click()
    await expect(editor).toBeFocused()
  })

  await test.step('the text outlives the page, and the object', async () => {
    await replace(editor, 'replicas: -4', 'replicas: 2')
    await page.reload()
    await page.evaluate(() => window.kubeorama.ready)
    await expect(page.getByText('You have an unfinished edit of deployment/web.')).toBeVisible()
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(editor).toBeFocused()
    await hurry(page, 5)
    await ask(page, { method: 'DELETE', path: WEB })
    await expect(dock(page)).toContainText('Deleted by you. Your text is kept.')
    await dock(page).getByRole('button', { name: 'Create it again' }).click()
    await expect(dock(page)).toContainText('deployment.apps/web created')
    expect(await replicas(page)).toBe(2)
  })
})
