/** After one visit the page needs no network: served from a folder of a plain host, then by nobody. */
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { apply, get, hurry, ready } from './page'

test.use({ serviceWorkers: 'allow' })

const FOLDER = '/some/path/'
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.wasm': 'application/wasm',
}

/** Files as they are, as any static host serves them. */
async function serve(): Promise<Server> {
  const dist = fileURLToPath(new URL('../dist/', import.meta.url))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://host')
    const path = pathname === FOLDER ? 'index.html' : pathname.slice(FOLDER.length)
    try {
      const file = readFileSync(join(dist, path))
      response.setHeader('Content-Type', TYPES[extname(path)] ?? 'application/octet-stream')
      response.end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

test('one visit is enough: without a network the page lives, and pods run', async ({
  page,
  context,
}) => {
  const server = await serve()
  const { port } = server.address() as AddressInfo
  const address = `http://127.0.0.1:${port}${FOLDER}`
  const outside: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(address)) outside.push(request.url())
  })
  await page.goto(address)
  await ready(page)
  const manifest = await page.request.get(`${address}manifest.webmanifest`)
  for (const { src } of (await manifest.json()).icons) {
    expect((await page.request.get(`${address}${src}`)).ok()).toBe(true)
  }
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))

  server.closeAllConnections()
  await new Promise((closed) => server.close(closed))
  await context.setOffline(true)
  await page.goto(`${address}?seed=3`)
  await ready(page)
  await hurry(page)
  await apply(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata: {name: alone}\nspec: {containers: [{name: a, image: nginx}]}',
  )
  const path = '/api/v1/namespaces/default/pods/alone'
  await expect
    .poll(async () => (await get<{ status: { phase: string } }>(page, path)).status.phase)
    .toBe('Running')
  await page.getByRole('button', { name: 'YAML' }).first().click()
  await expect(page.locator('.cm-editor')).toBeVisible()
  expect(outside).toEqual([])
})
