/** The browser that the tests use, found as they find it. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Its path; undefined where there is none and none can be had. */
export async function findBrowser(): Promise<string | undefined> {
  const finder = pathToFileURL(join(process.cwd(), '.ci', 'browser.mjs')).href
  const found: { findBrowser(): string | undefined } = await import(/* @vite-ignore */ finder)
  return found.findBrowser()
}

/** Arguments for a browser that minds its own business meanwhile. */
export const QUIET_BROWSER = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
