/** The page itself: its first minute, what is on it, how it looks, and who can use it. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import {
  apply,
  applyLater,
  ask,
  bar,
  choose,
  hold,
  hurry,
  inspector,
  narrator,
  open,
  palette,
  podCard,
  stage,
  workerCard,
} from './page'

test('the page opens on a small healthy cluster, and says what is there', async ({ page }) => {
  await open(page)
  const parts = [
    /^Scheduler, 0 active/,
    /^Controller manager, \d+ controllers/,
    /^Cloud controller manager/,
    /^API server, \d+ requests in flight/,
    /^etcd, revision \d+, leader/,
  ]
  for (const name of [
    ...parts,
    'You, with kubectl',
    /^End users/,
    'Image registry',
    'Cloud provider',
  ]) {
    await expect(stage(page).getByRole('button', { name })).toBeVisible()
  }
  for (const worker of ['worker-1', 'worker-2', 'worker-3']) {
    await expect(workerCard(page, worker)).toContainText('Ready')
    for (const part of ['kubelet', 'kube-proxy', 'containerd']) {
      await expect(stage(page).getByRole('button', { name: `${part} on ${worker}` })).toBeVisible()
    }
  }
  await expect(podCard(page, 'web-').first()).toContainText('Running')
  await expect(narrator(page)).toHaveText(
    'All quiet: Deployment web wants 3 pods and 3 are Ready. What you see moving is visitors.',
  )
  await expect(bar(page)).toContainText('A small healthy cluster')
})

test('one obvious button creates a Deployment, and the captions tell the chain of causes', async ({
  page,
}) => {
  await open(page)
  await page.evaluate(() => {
    const heard: string[] = []
    const line = document.querySelector('[aria-label="Narrator"] p')
    new MutationObserver(() => heard.push(line?.textContent ?? '')).observe(line as Node, {
      subtree: true,
      childList: true,
      characterData: true,
    })
    Object.assign(window, { heard })
  })
  await stage(page)
    .getByRole('button', { name: /Create a Deployment/ })
    .click()
  const chain = [
    /^You ask the API server to create Deployment shop\.$/,
    /^Deployment controller makes ReplicaSet shop-\w+, for 3 pods\.$/,
    /^ReplicaSet controller makes a pod: ReplicaSet shop-\w+ has too few\.$/,
    /^The scheduler hears of shop-\w{5}/,
    /^Scheduler: 3 of 3 nodes pass the filters; worker-\d wins with \d+ points.* and gets shop-\w{5}\.$/,
  ]
  const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
  for (const sentence of chain) {
    await expect
      .poll(async () => (await heard()).some((line) => sentence.test(line)), { timeout: 30_000 })
      .toBe(true)
  }
  const lines = await heard()
  const places = chain.map((sentence) => lines.findIndex((line) => sentence.test(line)))
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  // A name in the caption selects what it names.
  await hold(page)
  await narrator(page).getByRole('button').first().click()
  await expect(inspector(page)).toBeVisible()
})

test('a new pod appears in the scheduler’s queue, and goes to the node that wins', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  const scheduler = page.locator('[data-id^="kube-scheduler/"]')
  await applyLater(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata: {name: solo}\nspec: {containers: [{name: c, image: nginx:1.27}]}',
  )
  await page.evaluate(() => window.kubeorama.time.step('phase'))
  await expect(scheduler).toContainText('solo')
  await expect(podCard(page, 'solo')).toHaveCount(0)
  await page.evaluate(() => window.kubeorama.time.step('quiet'))
  await expect(scheduler).not.toContainText('solo')
  await expect(podCard(page, 'solo')).toContainText('Running')
})

test('messages fly along the wires in the colour of their verb, and only then', async ({
  page,
}) => {
  await open(page, '?seed=1&paused')
  await page.evaluate(() =>
    window.kubeorama.command({
      type: 'setTraffic',
      namespace: 'default',
      service: 'web',
      perSecond: 0,
    }),
  )
  await page.evaluate(() => window.kubeorama.time.step('quiet'))
  await expect.poll(() => painted(page, '--verb-delete')).toBe(0)
  await ask(page, { method: 'DELETE', path: '/apis/apps/v1/namespaces/default/deployments/web' })
  await page.evaluate(() => window.kubeorama.time.step('message'))
  await expect.poll(() => painted(page, '--verb-delete')).toBeGreaterThan(60)
})

/** How many pixels of the canvas of flights have the colour of a token. */
const painted = (page: Page, token: string): Promise<number> =>
  page.evaluate((name) => {
    const sample = document.createElement('canvas').getContext('2d')
    const canvas = [...document.querySelectorAll<HTMLCanvasElement>('[data-stage] > canvas')].at(-1)
    const pen = canvas?.getContext('2d')
    if (!sample || !pen || !canvas) throw new Error('no canvas')
    sample.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(name)
    sample.fillRect(0, 0, 1, 1)
    const [r = 0, g = 0, b = 0] = sample.getImageData(0, 0, 1, 1).data
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let at = 0; at < data.length; at += 4) {
      const near =
        Math.abs((data[at] ?? 0) - r) +
        Math.abs((data[at + 1] ?? 0) - g) +
        Math.abs((data[at + 2] ?? 0) - b)
      if ((data[at + 3] ?? 0) > 200 && near < 12) count++
    }
    return count
  }, token)

test('phases and restarts of pods are seen', async ({ page }) => {
  await open(page)
  await hurry(page, 10)
  await apply(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata: {name: crash}\nspec: {containers: [{name: c, image: busybox:1.36, command: [sh, -c, "sleep 1; exit 1"]}]}',
  )
  await apply(
    page,
    'apiVersion: v1\nkind: Pod\nmetadata: {name: once}\nspec: {restartPolicy: Never, containers: [{name: c, image: busybox:1.36, command: [sh, -c, "sleep 1"]}]}',
  )
  await expect(podCard(page, 'crash, CrashLoopBackOff, .* 2 restarts')).toBeVisible({
    timeout: 30_000,
  })
  await expect(podCard(page, 'once, Completed')).toBeVisible()
  await expect(bar(page)).toContainText('with a pod in trouble')
})

test('zoom is meaning: a hundred workers are cells, and come back as cards', async ({ page }) => {
  await open(page)
  await hurry(page, 100)
  await page.evaluate(() =>
    Promise.all(Array.from({ length: 97 }, () => window.kubeorama.command({ type: 'addWorker' }))),
  )
  await expect(stage(page)).toContainText('34 of 34 Ready', { timeout: 60_000 })
  await expect(bar(page)).toContainText('A large healthy cluster')
  await expect(podCard(page, 'web-')).toHaveCount(0)
  const cards = stage(page).getByRole('article')
  const nearer = async () => {
    await page.keyboard.press('+')
    return cards.count()
  }
  await expect.poll(nearer, { timeout: 20_000 }).toBeGreaterThan(0)
  await expect(cards.first()).toContainText(/worker-\d+/)
})

test('who asks for less motion still sees every message, standing', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, '?seed=1&paused')
  await ask(page, { method: 'DELETE', path: '/apis/apps/v1/namespaces/default/deployments/web' })
  await page.evaluate(() => window.kubeorama.time.step('message'))
  await expect.poll(() => painted(page, '--verb-delete')).toBeGreaterThan(60)
})

for (const [width, height] of [
  [1280, 720],
  [1920, 1080],
  [1024, 640],
] as const) {
  test(`nothing is cut off at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await open(page)
    await expect(narrator(page)).toContainText('All quiet')
    await expect(palette(page).getByRole('button', { name: 'Deploy' })).toBeVisible()
    expect(await overflowing(page)).toEqual([])
    await choose(page, 'Deployment', 'web')
    expect(await overflowing(page)).toEqual([])
    await bar(page).getByRole('button', { name: 'Events' }).click()
    expect(await overflowing(page)).toEqual([])
    await inspector(page).getByRole('button', { name: 'Close' }).click()
    await stage(page)
      .getByRole('button', { name: /^Scheduler/ })
      .click()
    await inspector(page).getByRole('button', { name: 'Its last decision' }).click()
    expect(await overflowing(page)).toEqual([])
    // Nor in words twice as large.
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find and do' }).fill('text size 200')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-under', /900/)
    expect(await overflowing(page)).toEqual([])
  })
}

/** Parts of the frame that reach beyond the window, and words that do not fit their button. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const { scrollWidth, scrollHeight } = document.documentElement
    if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push('the page scrolls')
    for (const part of document.querySelectorAll(
      'header, nav, main, aside, footer, section[aria-label]:not(aside *)',
    )) {
      const { left, top, right, bottom } = part.getBoundingClientRect()
      if (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1) {
        found.push(`${part.tagName} ${part.getAttribute('aria-label')} reaches out`)
      }
    }
    for (const button of document.querySelectorAll(
      'header button, nav button, footer button, aside button',
    )) {
      if (button.scrollWidth > button.clientWidth + 1) found.push(`${button.textContent} is cut`)
    }
    for (const box of document.querySelectorAll('header, footer, nav, aside')) {
      if (box.scrollWidth > box.clientWidth + 1) found.push(`${box.tagName} is too wide`)
    }
    return found
  })

for (const theme of ['light', 'dark'] as const) {
  test(`nothing stands in the way of assistive technology in the ${theme} theme`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme })
    await open(page)
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${what}: ${id}: ${nodes[0]?.html}`)).toEqual([])
    }
    await check('first')
    await choose(page, 'Deployment', 'web')
    await check('inspector and objects')
    await bar(page).getByRole('button', { name: 'Events' }).click()
    await check('events')
    await stage(page)
      .getByRole('button', { name: /^Scheduler/ })
      .click()
    await inspector(page).getByRole('button', { name: 'Its last decision' }).click()
    await bar(page).getByRole('button', { name: 'YAML' }).click()
    await page.getByRole('textbox', { name: 'Manifest' }).waitFor()
    await check('scheduling and editor')
  })
}

test('the theme is chosen by hand, and kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await open(page)
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme)
  expect(await theme()).toBe('light')
  await bar(page).getByRole('button', { name: 'Dark theme' }).click()
  expect(await theme()).toBe('dark')
  await page.reload()
  expect(await theme()).toBe('dark')
  await bar(page).getByRole('button', { name: 'Light theme' }).click()
  expect(await theme()).toBe('light')
})
