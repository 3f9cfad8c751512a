/** The Web Worker that holds the engine: a metronome, and a letterbox. */
import { createEngineEnd } from '../protocol/engineEnd'
import type { FromEngine, ToEngine } from '../protocol/messages'
import { browserKeeper } from './browserKeeper'
import { createSession } from './session'

declare const self: DedicatedWorkerGlobalScope

/** Sixty beats a second: one update a frame. */
const BEAT_MILLIS = 1000 / 60
/** After a sleep of the tab, time does not try to catch up. */
const BEAT_MOST_MILLIS = 100

/** Of these a comparison may take so much: a click is answered well within 100 ms. */
const COMPARISON_MILLIS = 30

const session = createSession({
  keeper: browserKeeper,
  loadSandbox: async () => (await import('./sandbox/browserSandbox')).loadBrowserSandbox(),
})
const post = (message: FromEngine): void => self.postMessage(message)
const end = createEngineEnd(session.host, post)

let last = performance.now()
const beat = setInterval(() => {
  const wall = performance.now()
  const passed = Math.min(wall - last, BEAT_MOST_MILLIS)
  last = wall
  try {
    session.tick(passed)
    end.flush()
    const enough = performance.now() + COMPARISON_MILLIS
    session.work(() => performance.now() < enough)
  } catch (error) {
    clearInterval(beat)
    post({
      crash: error instanceof Error ? (error.stack ?? error.message) : String(error),
      now: session.now(),
    })
  }
}, BEAT_MILLIS)

self.addEventListener('message', ({ data }: MessageEvent<ToEngine>) => {
  end.receive(data)
  end.flush()
})
