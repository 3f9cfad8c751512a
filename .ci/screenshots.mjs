/** Takes the README's pictures, and each state to be looked at, from the built page. `npm run screenshots`. */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { film } from './film.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}e2e/screenshots`
const address = 'http://127.0.0.1:4184'

const POD = `apiVersion: v1
kind: Pod
metadata: {name: solo}
spec:
  containers:
  - {name: web, image: nginx, resources: {requests: {cpu: 500m, memory: 512Mi}}}`

/** What is done on the page before each picture, and how long it then plays. */
const states = {
  'first-light': { play: async () => {}, seconds: 3 },
  deploy: {
    play: (page) => page.getByRole('button', { name: /Create a Deployment/ }).click(),
    seconds: 14,
  },
  score: {
    async play(page) {
      await page.evaluate(() => window.kubeorama.time.stopAt(['Score']))
      const scheduler = page.getByRole('button', { name: /^Scheduler/ }).first()
      await scheduler.click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Its last decision' }).click()
      await page.evaluate((pod) => void window.kubeorama.apply(pod), POD)
      await page.waitForFunction(() => window.kubeorama.time.stopped() !== undefined)
      for (let plugins = 0; plugins < 3; plugins++) {
        await page.waitForTimeout(1000)
        await page.keyboard.press(';')
      }
    },
    seconds: 2,
  },
  trouble: {
    async play(page) {
      await page.evaluate(() =>
        window.kubeorama.command({ type: 'powerCutNode', name: 'worker-2' }),
      )
      await page.evaluate(() => window.kubeorama.time.play({ mode: 'clock', factor: 20 }))
    },
    seconds: 6,
  },
}

/** Long enough for pods to be placed and begin, short enough for a small file. */
const FILM_SECONDS = 27
const FILM_FPS = 3
const FILM_BYTES_MOST = 3_000_000

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
]

mkdirSync(folder, { recursive: true })
spawnSync('npx', ['vite', 'build'], { cwd: root, stdio: 'inherit' })
const server = spawn('npx', ['vite', 'preview', '--port', '4184', '--strictPort'], {
  cwd: root,
  detached: true,
})
const executablePath = process.env.KUBEORAMA_BROWSER
const browser = await chromium.launch(executablePath === undefined ? {} : { executablePath })
try {
  await answering()
  writeFileSync(`${folder}/a-deployment.png`, await filmDeployment())
  for (const [name, { play, seconds }] of Object.entries(states)) {
    for (const colorScheme of ['light', 'dark']) {
      for (const viewport of sizes) {
        const page = await browser.newPage({ viewport, colorScheme })
        await page.goto(`${address}/?seed=1`)
        await page.evaluate(() => window.kubeorama.ready)
        await play(page)
        await page.waitForTimeout(seconds * 1000)
        await page.screenshot({ path: `${folder}/${name}-${colorScheme}-${viewport.width}.png` })
        await page.close()
      }
    }
  }
} finally {
  await browser.close()
  process.kill(-server.pid)
}

/** The README's first picture: what follows when a Deployment is created, until its pods run. */
async function filmDeployment() {
  const page = await browser.newPage({ viewport: { width: 1024, height: 576 } })
  await page.goto(`${address}/?seed=1`)
  await page.evaluate(() => window.kubeorama.ready)
  await page.waitForTimeout(1500)
  const filmed = film(page, FILM_SECONDS, FILM_FPS)
  await page.waitForTimeout(1000)
  await page.getByRole('button', { name: /Create a Deployment/ }).click()
  const picture = await filmed
  await page.close()
  if (picture.length > FILM_BYTES_MOST) throw new Error(`the film is ${picture.length} bytes long`)
  return picture
}

async function answering() {
  for (let tries = 0; tries < 50; tries++) {
    if (
      await fetch(address).then(
        () => true,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${address} does not answer`)
}
