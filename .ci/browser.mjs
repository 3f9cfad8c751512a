// Finds a browser for the tests, or gets one: Playwright's own where it can be downloaded, else an
// installed Chrome or Chromium, else Debian's package when root.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { root, run } from './install.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a browser Playwright can drive; undefined after saying what to install. */
export function findBrowser() {
  return installed() ?? downloaded() ?? packaged() ?? explain()
}

function installed() {
  const named = process.env.KUBEORAMA_BROWSER
  if (named) return named
  if (existsSync(chromium.executablePath())) return chromium.executablePath()
  for (const place of PLACES) if (existsSync(place)) return place
  if (process.platform === 'win32') return undefined
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (found) return found
  }
  return undefined
}

function downloaded() {
  console.log("Downloading Playwright's browser …")
  const stdio = ['ignore', 'ignore', 'ignore']
  const code = run('npx', ['playwright', 'install', 'chromium'], {
    cwd: root,
    stdio,
    timeout: 180_000,
  })
  return code === 0 && existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

function packaged() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return undefined
  if (spawnSync('sh', ['-c', 'command -v apt-get']).status !== 0) return undefined
  console.log("Installing Debian's chromium …")
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore', env })
  } catch {
    return undefined
  }
  return installed()
}

function explain() {
  console.error(
    'The browser tests need Chrome or Chromium, and none was found or could be installed.',
  )
  console.error(
    'Install one (for example `apt-get install chromium`), or name it in KUBEORAMA_BROWSER.',
  )
  return undefined
}
