/**
 * Breakpoints on what happens to objects. The engine knows nothing of them: it tells each write
 * while somebody listens, and the conductor leads it event by event to the one that was meant.
 */
import type { KubeObject } from '../../../api/meta'
import type { Engine } from '../../../engine/engine'
import type { MomentView } from '../../../engine/views/records'
import type { Write } from '../../../engine/views/writes'
import type { Breakpoint, Hit } from '../../../protocol/breakpoints'
import { compileMatch } from './objectMatch'
import { type Happened, READY_MADE } from './readyMade'

export interface Breakpoints {
  readonly engine: Engine
  wanted: readonly Breakpoint[]
  /** Those that look at writes, by the kind of object they care for. */
  watches: ReadonlyMap<string, readonly Watching[]>
  /** The one that waits for a scheduling cycle to begin. */
  cycle: string | undefined
  /** The last decision whose cycle began. */
  lastCycle: number
  hit: Hit | undefined
  /** Several may fall into one instant: they are come to one after the other. */
  readonly next: Hit[]
  readonly counts: Map<string, number>
}

interface Watching {
  readonly id: string
  readonly kind: string
  happened(write: Write): Happened | undefined
}

/** For those that care for objects of any kind. */
const ANY = ''

export const createBreakpoints = (engine: Engine): Breakpoints => ({
  engine,
  wanted: [],
  watches: new Map(),
  cycle: undefined,
  lastCycle: 0,
  hit: undefined,
  next: [],
  counts: new Map(),
})

/** From now on these and no others. Those that cannot be understood are left out. */
export function setBreakpoints(breaks: Breakpoints, wanted: readonly Breakpoint[]): void {
  const { engine } = breaks
  const watches = new Map<string, Watching[]>()
  for (const watching of wanted.flatMap(watchingOf)) {
    watches.set(watching.kind, [...(watches.get(watching.kind) ?? []), watching])
  }
  breaks.wanted = wanted
  breaks.watches = watches
  breaks.cycle = wanted.find(({ when }) => when.type === 'cycleBegins')?.id
  breaks.lastCycle = engine.decisionCount()
  engine.hearWrites(breaks.watches.size === 0 ? undefined : (write) => lookAtWrite(breaks, write))
}

/** Whether there is anything to look for. */
export const areSet = ({ watches, cycle }: Breakpoints): boolean =>
  watches.size > 0 || cycle !== undefined

function watchingOf({ id, when }: Breakpoint): readonly Watching[] {
  switch (when.type) {
    case 'cycleBegins':
      return []
    case 'changes': {
      const kind = when.object.slice(0, when.object.indexOf('/'))
      return [{ id, kind, happened: (write) => change(write, when.object) }]
    }
    case 'matches': {
      const matches = compileMatch(when)
      if ('problem' in matches) return []
      const happened = ({ object, before }: Write): Happened | undefined =>
        object !== undefined && matches.test(object) && !(before && matches.test(before))
          ? { text: `comes to match ${matches.words}` }
          : undefined
      return [{ id, kind: when.kind || ANY, happened }]
    }
    default: {
      const { kind, happened } = READY_MADE[when.type]
      return [{ id, kind, happened: ({ object, before }) => object && happened(object, before) }]
    }
  }
}

function change({ object, before, ref }: Write, meant: string): Happened | undefined {
  if (ref !== meant) return undefined
  if (object === undefined) return { text: 'is gone' }
  return { text: before === undefined ? 'is made' : changedWords(object, before) }
}

/** Which of its parts are another than before. */
function changedWords(object: KubeObject, before: KubeObject): string {
  const parts = Object.keys({ ...before, ...object }).filter(
    (part) => Reflect.get(object, part) !== Reflect.get(before, part) && part !== 'metadata',
  )
  return `changes${parts.length > 0 ? ` in its ${parts.join(' and ')}` : ''}`
}

function lookAtWrite(breaks: Breakpoints, write: Write): void {
  const { watches } = breaks
  let first = true
  for (const kind of [write.kind, ANY]) {
    for (const { id, happened } of watches.get(kind) ?? []) {
      const found = happened(write)
      if (found === undefined) continue
      count(breaks, id)
      // Of one write one is enough to stand still for.
      if (first) holdAt(breaks, id, { object: write.ref, ...found })
      first = false
    }
  }
}

/** A scheduling cycle begins with QueueSort. */
export function lookAtMoment(breaks: Breakpoints, { note }: MomentView): void {
  const { cycle } = breaks
  if (cycle === undefined) return
  const begun = cycleOf(note)
  if (begun === undefined || begun.id <= breaks.lastCycle) return
  breaks.lastCycle = begun.id
  count(breaks, cycle)
  holdAt(breaks, cycle, { object: `Pod/${begun.pod}`, text: 'is taken from the queue' })
}

interface Cycle {
  readonly id: number
  readonly pod: string
}

function cycleOf({ type, point, decision, pod }: MomentView['note']): Cycle | undefined {
  const begins = type === 'scheduler.point' && point === 'QueueSort'
  return begins ? { id: Number(decision), pod: String(pod) } : undefined
}

function holdAt(breaks: Breakpoints, breakpoint: string, happened: Required<Happened>): void {
  const hit = { breakpoint, ...happened, at: breaks.engine.now() }
  if (breaks.hit === undefined) breaks.hit = hit
  else breaks.next.push(hit)
}

const count = ({ counts }: Breakpoints, id: string): void => {
  counts.set(id, (counts.get(id) ?? 0) + 1)
}

/** Time may go on: to the next of the same instant, if there is one. */
export function releaseHit(breaks: Breakpoints): void {
  breaks.hit = breaks.next.shift()
}
