/** Starts the engine's worker, hands its port to the store, renders the app. */
import './ui/design/fonts.css'
import './ui/design/tokens.css'
import './ui/design/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { FromEngine, ToEngine } from './protocol/messages'
import { EngineGone } from './protocol/pageEnd'
import { openSession, readOpening } from './store/sessions/openSession'
import type { Connection } from './store/sessions/running'
import { App } from './ui/app/App'
import { PageFault } from './ui/app/PageFault'
import { exposeScripting } from './ui/app/scripting'
import { speakAsWished } from './ui/app/speaking'
import { app } from './words/english/app'
import { wordsOf } from './words/language'

function connect(): Connection {
  const worker = new Worker(new URL('./hosts/worker.ts', import.meta.url), { type: 'module' })
  return {
    channel: {
      post: (message: ToEngine) => worker.postMessage(message),
      listen(listener) {
        worker.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => listener(data))
        // What the worker could not say itself: it threw outside its own watch, or never loaded.
        worker.addEventListener('error', (event) => {
          event.preventDefault()
          listener({ crash: event.message || wordsOf(app).crash.notLoaded, now: 0 })
        })
      },
    },
    close: () => worker.terminate(),
  }
}

/** Absent where the page was not fetched safely: every tab then keeps for itself. */
const { locks } = navigator
const tabs = locks && {
  locks,
  line: new BroadcastChannel('kubeorama.session'),
  whenLeft: (act: () => void) => window.addEventListener('pagehide', act),
}

// Who asked an engine that has made way for another, and did not wait for the answer, misses nothing.
window.addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof EngineGone) event.preventDefault()
})

const surroundings = { connect, wallMillis: () => performance.now(), tabs }
const session = openSession(surroundings, readOpening(location.search))
exposeScripting(session)

// The sentences are fetched beside the engine: before it runs there is nothing to tell.
void import('./store/narrating').then(({ startNarrator }) => startNarrator(surroundings.wallMillis))
void import('./store/scheduling/announcing').then(({ startAnnouncing }) => startAnnouncing())

void session.then(async () => (await import('./store/edits/offerEdits')).offerEdits())

if (import.meta.env.PROD) {
  void session.then(async (control) => {
    const { workOffline } = await import('./ui/app/workOffline')
    await workOffline(control.save)
  })
}

void speakAsWished().then(() => {
  const root = document.getElementById('root')
  if (root === null) return
  createRoot(root).render(
    <StrictMode>
      <PageFault>
        <App session={session} />
      </PageFault>
    </StrictMode>,
  )
})
