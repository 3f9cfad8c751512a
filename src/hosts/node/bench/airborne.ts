/** How many messages are in the air at each frame, by the trace that the page itself draws from. */
import type { Page } from '@playwright/test'

interface Flight {
  readonly departs: number
  readonly arrives: number
}

declare global {
  interface Window {
    /** How many were in the air, one count a frame, since counting began. */
    airborne: number[]
  }
}

/** Counts from now on, until the page goes. Heartbeats, which are not drawn, do not count. */
export const countAirborne = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { onTrace, time } = window.kubeorama
    let flights: Flight[] = []
    window.airborne = []
    onTrace((entry) => {
      if ('departs' in entry && !entry.chatter && !entry.lost) flights.push(entry)
    })
    const frame = (): void => {
      const now = time.now()
      flights = flights.filter(({ arrives }) => arrives > now)
      window.airborne.push(flights.filter(({ departs }) => departs <= now).length)
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })

/** The fewest in any frame since the last time somebody asked. */
export const fewestAirborne = (page: Page): Promise<number> =>
  page.evaluate(() => Math.min(...window.airborne.splice(0)))
