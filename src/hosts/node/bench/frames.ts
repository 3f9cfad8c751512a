/** How smoothly a page moves: the time between the frames that it is given. */
import type { Page } from '@playwright/test'

const MEASURED_MILLIS = 5_000

/** The interval that nineteen of twenty frames keep, in milliseconds. */
export async function p95Interval(page: Page): Promise<number> {
  const intervals = await page.evaluate(intervalsFor, MEASURED_MILLIS)
  const sorted = intervals.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
}

function intervalsFor(millis: number): Promise<number[]> {
  return new Promise((resolve) => {
    const intervals: number[] = []
    let first = 0
    let last = 0
    const frame = (now: number): void => {
      if (first === 0) first = now
      else intervals.push(now - last)
      last = now
      if (now - first < millis) requestAnimationFrame(frame)
      else resolve(intervals)
    }
    requestAnimationFrame(frame)
  })
}
