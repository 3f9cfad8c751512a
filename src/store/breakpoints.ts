/** Where a person wants time to be held: kept in this browser, told to every session. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { linkTo, say } from '../narration/sentence'
import type { Breakpoint, BreakpointWhen, Hit, ReadyMade } from '../protocol/breakpoints'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { breakAt } from './actions'
import { announce } from './announcements'
import { keeping } from './keeping'
import { openSubject } from './selection'
import { useSession } from './session'
import { useTimeline } from './timeline'

export interface KeptBreakpoint extends Breakpoint {
  readonly on: boolean
}

export interface Breakpoints {
  readonly list: readonly KeptBreakpoint[]
  /** Whether the panel is open. */
  readonly open: boolean
}

const READY_MADE: readonly ReadyMade[] = [
  'podFails',
  'containerCrashes',
  'cycleBegins',
  'nodeNotReady',
  'podDisrupted',
  'warning',
]

const first: readonly KeptBreakpoint[] = READY_MADE.map((type) => {
  return { id: type, when: { type }, on: false }
})

export const useBreakpoints = create<Breakpoints>()(
  persist((): Breakpoints => ({ list: first, open: false }), {
    name: 'kubeorama.breakpoints',
    version: 1,
    storage: keeping<Pick<Breakpoints, 'list'>>(),
    partialize: ({ list }) => ({ list }),
  }),
)

export const openBreakpoints = (open: boolean): void => {
  useBreakpoints.setState({ open })
}

export function turnBreakpoint(id: string, on: boolean): void {
  const { list } = useBreakpoints.getState()
  change(list.map((one) => (one.id === id ? { ...one, on } : one)))
}

/** Adds one, turned on; the same again is only turned on. */
export function addBreakpoint(when: BreakpointWhen): void {
  const { list } = useBreakpoints.getState()
  const id = JSON.stringify(when)
  change([...list.filter((one) => one.id !== id), { id, when, on: true }])
}

export function dropBreakpoint(id: string): void {
  change(useBreakpoints.getState().list.filter((one) => one.id !== id))
}

function change(list: readonly KeptBreakpoint[]): void {
  useBreakpoints.setState({ list })
  send()
}

function send(): void {
  if (useSession.getState().phase !== 'running') return
  const wanted = useBreakpoints.getState().list.filter(({ on }) => on)
  void breakAt(wanted.map(({ id, when }) => ({ id, when })))
}

useSession.subscribe(({ phase }, before) => {
  if (phase === 'running' && before.phase !== 'running') send()
})

useTimeline.subscribe(({ hit }, before) => {
  if (hit !== undefined && hit !== before.hit) sayHit(hit)
})

/** The caption says which one and why, and the object is selected. */
function sayHit({ object, text, at }: Hit): void {
  if (DRAWN.test(object)) openSubject(object)
  const parts = say(wordsOf(notices).breakpoint, linkTo(object), text)
  announce({ parts, weight: 3 }, 'you', at)
}

/** Kinds that the page can show. */
const DRAWN = /^(Pod|Node|Service|Deployment|ReplicaSet)\//
