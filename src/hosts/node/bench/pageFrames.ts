/**
 * How smoothly the page moves with a crowded stage, against an empty React Flow canvas in the same
 * browser: the ratio of what nineteen of twenty frames take. Both wait for the screen's own beat, so
 * that 1 means no frame was missed.
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import { countAirborne, fewestAirborne } from './airborne'
import { buildOwnPage, buildPage, serve } from './builtPages'
import { type Crowd, crowd, hold, hundred, play, population, twenty } from './crowdedCluster'
import { findBrowser, QUIET_BROWSER } from './findBrowser'
import { p95Interval } from './frames'
import { type Benchmark, median, rounded } from './row'

const RUNS = 5
const viewport = { width: 1280, height: 720 }

async function measure(full: Crowd): Promise<number | undefined> {
  const executablePath = await findBrowser()
  if (executablePath === undefined) return undefined
  const page = await serve(await buildPage())
  const empty = await serve(await buildOwnPage('src/hosts/node/bench/emptyCanvas'))
  const browser = await chromium.launch({ executablePath, args: QUIET_BROWSER })
  try {
    return rounded(await compare(browser, full, page.address, empty.address))
  } finally {
    await browser.close()
    await page.close()
    await empty.close()
  }
}

async function compare(
  browser: Browser,
  full: Crowd,
  ours: string,
  theirs: string,
): Promise<number> {
  const crowded = await browser.newPage({ viewport })
  await crowded.goto(`${ours}?seed=1`)
  await crowd(crowded, full)
  await countAirborne(crowded)
  const ratios: number[] = []
  for (let run = 1; run <= RUNS; run++) {
    const least = await ofEmptyCanvas(browser, theirs)
    ratios.push((await ofCrowdedPage(crowded, full, run)) / least)
  }
  return median(ratios)
}

async function ofEmptyCanvas(browser: Browser, address: string): Promise<number> {
  const page = await browser.newPage({ viewport })
  await page.goto(address)
  await page.locator('.react-flow__viewport').waitFor({ state: 'attached' })
  const interval = await p95Interval(page)
  await page.close()
  return interval
}

async function ofCrowdedPage(page: Page, full: Crowd, run: number): Promise<number> {
  await play(page, full, run)
  const { workers, pods } = await population(page)
  await fewestAirborne(page)
  const interval = await p95Interval(page)
  const airborne = await fewestAirborne(page)
  await hold(page)
  if (workers < full.workers || pods < full.pods || airborne < full.inFlight) {
    throw new Error(`${workers} workers, ${pods} pods, ${airborne} messages in flight are too few`)
  }
  return interval
}

export const pageFrames: readonly Benchmark[] = [
  {
    name: 'page-frames',
    unit: 'ratio',
    goal: 1.3,
    better: 'less',
    measure: () => measure(twenty),
  },
  {
    name: 'page-frames-100',
    unit: 'ratio',
    goal: 1.5,
    better: 'less',
    measure: () => measure(hundred),
  },
]
