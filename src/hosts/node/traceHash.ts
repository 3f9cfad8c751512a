/** Plays a short session in Node and prints its trace hash: a browser must come to the same. */
import { readFileSync } from 'node:fs'
import { parseManifest } from '../../kubectl/manifest'
import type { Pace, PageRequest } from '../../protocol/messages'
import { createSession, type Session } from '../session'
import { loadNodeSandbox } from './nodeSandbox'

const TICK_MILLIS = 16

/**
 * The sessions of e2e/determinism.spec.ts: seed 7, paused, one manifest, a power cut, two steps;
 * before it all a scheduler plugin, where one is given.
 */
async function play(manifest: string, plugin: string | undefined): Promise<string> {
  const session = createSession({ loadSandbox: loadNodeSandbox })
  const pace: Pace = { mode: 'paused', factor: 1, chatter: false }
  const ask = (request: PageRequest) => Promise.resolve(session.host.answer(request))
  await ask({ type: 'start', options: { seed: 7, content: 'demo' }, pace })
  if (plugin !== undefined) {
    const written = { name: 'Mine', source: plugin, weight: 5, enabled: true }
    await ask({ type: 'command', command: { type: 'writeSchedulerPlugin', ...written } })
  }
  const documents = parseManifest(manifest).documents.map((document) => document.body)
  const applied = ask({ type: 'apply', documents, namespace: 'default' })
  await ticking(session, ask({ type: 'step', unit: 'quiet' }))
  await applied
  await ask({ type: 'command', command: { type: 'powerCutNode', name: 'worker-2' } })
  await ticking(session, ask({ type: 'step', unit: 'message' }))
  await ticking(session, ask({ type: 'step', unit: 'phase' }))
  return String(await ask({ type: 'traceHash' }))
}

/** Lets wall time pass until the asked thing is done. */
async function ticking(session: Session, asked: Promise<unknown>): Promise<void> {
  let done = false
  void asked.then(() => {
    done = true
  })
  while (!done) {
    session.tick(TICK_MILLIS)
    session.host.update(true)
    await Promise.resolve()
  }
}

const [, , path, plugin] = process.argv
if (path !== undefined) console.log(await play(readFileSync(path, 'utf8'), plugin))
