/** What people get wrong, and what is hostile: Kubernetes' own errors, in place, and nothing lost. */
import { expect, type Page, test } from '@playwright/test'
import { open } from './page'

const pod = (spec: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: x}\nspec: ${spec}\n`

const CASES: readonly (readonly [what: string, text: string, answer: RegExp])[] = [
  ['broken YAML', 'kind: Pod\n  bad: [1,\n', /error converting YAML to JSON: yaml: line \d+/],
  [
    'an unknown field',
    pod('{containers: [{name: a, image: nginx}], contianers: []}'),
    /unknown field "spec.contianers"/,
  ],
  [
    'a wrong type',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: x}\nspec: {replicas: three}\n',
    /json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32/,
  ],
  [
    'an unknown kind',
    'apiVersion: v1\nkind: Frob\nmetadata: {name: x}\n',
    /no matches for kind "Frob" in version "v1"/,
  ],
  [
    'HTML in a name',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: "<img src=x onerror=alert(1)>"}\n',
    /a lowercase RFC 1123 subdomain must consist of/,
  ],
  [
    '__proto__ keys',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n__proto__: {polluted: "yes"}\n',
    /unknown field "__proto__"/,
  ],
  ['no containers', pod('{containers: []}'), /spec.containers: Required value/],
]

async function applied(page: Page, text: string): Promise<string> {
  return page.evaluate(async (yaml) => {
    try {
      return (await window.kubeorama.apply(yaml)).join('\n')
    } catch (error) {
      return String(error)
    }
  }, text)
}

test('bad input gets the error that Kubernetes would give', async ({ page }) => {
  await open(page)
  await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 10 }))
  for (const [what, text, answer] of CASES) {
    await test.step(what, async () => expect(await applied(page, text)).toMatch(answer))
  }
  await test.step('an alias bomb', async () => {
    const bomb = [...'abcdefghi'].map((name, i, all) => {
      const item = i === 0 ? 'lol' : `*${all[i - 1]}`
      return `${name}: &${name} [${Array(9).fill(item).join(', ')}]`
    })
    expect(await applied(page, bomb.join('\n'))).toMatch(/excessive aliasing/)
  })
  await test.step('5 MB of text', async () => {
    expect(await applied(page, `a: ${'x'.repeat(5_000_000)}`)).toMatch(
      /Request entity too large: limit is 3145728/,
    )
  })
  await test.step('a taken name', async () => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'twice' } }
    const post = () =>
      page.evaluate(
        (object) =>
          window.kubeorama.request({
            method: 'POST',
            path: '/api/v1/namespaces/default/configmaps',
            body: object,
          }),
        body,
      )
    expect((await post()).status).toBe(201)
    expect(await post()).toMatchObject({
      status: 409,
      body: { message: 'configmaps "twice" already exists' },
    })
  })
  await test.step('nothing was polluted', async () => {
    expect(await page.evaluate(() => ({}) as Record<string, unknown>)).toEqual({})
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
  })
})

test('what was typed stays, with the error beside it', async ({ page }) => {
  await open(page)
  await page.getByRole('button', { name: 'YAML' }).last().click()
  const editor = page.getByRole('textbox', { name: 'Manifest' })
  await editor.fill(pod('{containers: [{name: a}]}'))
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(/spec.containers\[0\].image: Required value/).first()).toBeVisible({
    timeout: 30_000,
  })
  await expect(editor).toContainText('containers: [{name: a}]')
  await page.reload()
  await page.evaluate(() => window.kubeorama.ready)
  await page.getByRole('button', { name: 'YAML' }).last().click()
  await expect(page.getByRole('textbox', { name: 'Manifest' })).toContainText(
    'containers: [{name: a}]',
  )
})

test('5 MB of text in the editor are refused in place, and the page goes on', async ({ page }) => {
  await open(page)
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', `kind: ConfigMap\ndata: {a: ${'x'.repeat(5_300_000)}}`)
    const paste = { clipboardData: data, bubbles: true, cancelable: true }
    document.body.dispatchEvent(new ClipboardEvent('paste', paste))
  })
  await expect(page.getByText('there is no room for it')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Apply' }).click()
  const dock = page.getByRole('region', { name: 'Dock' })
  await expect(dock).toContainText('Request entity too large: limit is 3145728')
  await expect(page.getByRole('region', { name: 'Narrator' })).toContainText('All quiet')
})
