/**
 * How soon the page answers a click while its stage is crowded: from the press to the frame that
 * shows what it did, as the browser's own event timing has it, for nineteen of twenty clicks.
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import { buildPage, serve } from './builtPages'
import { type Crowd, crowd, hundred, play, twenty } from './crowdedCluster'
import { findBrowser, QUIET_BROWSER } from './findBrowser'
import { type Benchmark, rounded } from './row'

const CLICKS = 60
/** From one click to the next: longer than any answer may take. */
const APART_MILLIS = 150
const viewport = { width: 1280, height: 720 }

declare global {
  interface Window {
    /** Of each click, milliseconds until it was answered on the screen. */
    answered: number[]
  }
}

async function measure(full: Crowd): Promise<number | undefined> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) return undefined
  const served = await serve(await buildPage())
  const browser = await chromium.launch({ executablePath, args: QUIET_BROWSER })
  try {
    return rounded(await p95Answer(browser, full, served.address))
  } finally {
    await browser.close()
    await served.close()
  }
}

async function p95Answer(browser: Browser, full: Crowd, address: string): Promise<number> {
  const page = await browser.newPage({ viewport })
  await page.goto(`${address}?seed=1`)
  await crowd(page, full)
  await play(page, full, 1)
  // What is loaded when it is first wanted counts for the first picture, not for each click.
  await clickAbout(page, 4)
  await listen(page)
  await clickAbout(page, CLICKS)
  const answers = await page.evaluate(() => window.answered)
  const sorted = answers.toSorted((one, other) => one - other)
  const unlisted = CLICKS - sorted.length
  return sorted[Math.ceil(CLICKS * 0.95) - 1 - unlisted] ?? LEAST_LISTED
}

/** The browser lists no answer that was quicker. */
const LEAST_LISTED = 16

const listen = (page: Page): Promise<void> =>
  page.evaluate((least) => {
    window.answered = []
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (name === 'click') window.answered.push(duration)
      }
    })
    const options = { type: 'event', durationThreshold: least }
    observer.observe(options)
  }, LEAST_LISTED)

/** All over the stage: on workers, their pods, the master's parts, wires and the paper between. */
async function clickAbout(page: Page, clicks: number): Promise<void> {
  for (let i = 0; i < clicks; i++) {
    await page.mouse.click(STAGE.x + ((i * 173) % STAGE.width), STAGE.y + ((i * 97) % STAGE.height))
    await page.waitForTimeout(APART_MILLIS)
  }
}

/** Its middle: what lies over its edges is not the stage. */
const STAGE = { x: 180, y: 90, width: 1_060, height: 470 }

const row = (name: string, full: Crowd): Benchmark => ({
  name,
  unit: 'ms',
  goal: 100,
  better: 'less',
  measure: () => measure(full),
})

export const clickReaction: readonly Benchmark[] = [
  row('click-reaction-20', twenty),
  row('click-reaction-100', hundred),
]
