// Draws the icons of the installed page from the mark: small enough inside for any mask.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from './browser.mjs'
import { root } from './install.mjs'

const mark = readFileSync(join(root, 'public/helm.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: findBrowser() })
for (const size of [192, 512]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(
    `<style>body{margin:0;height:100vh;display:grid;place-items:center;background:#fdfcf7}
    svg{width:72vw;height:72vw}</style>${mark}`,
  )
  await page.screenshot({ path: join(root, `public/icon-${size}.png`) })
}
await browser.close()
