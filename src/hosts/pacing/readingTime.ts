/** How long a message, or a phase inside a component, has to be seen in Story. */
import type { FlightView, InFlightView, MessageKind, MomentView } from '../../engine/views/records'
import { isHidden } from '../../protocol/messageFilter'
import type { Pace } from '../../protocol/messages'

/** A stretch of simulated time that takes at least `wallMillis` of wall time. */
export interface Span {
  readonly from: number
  readonly until: number
  readonly wallMillis: number
  /** Visitors, probes and heartbeats: they slow a cluster at rest, and no story. */
  readonly ambient: boolean
}

/** How often each sort of message was shown in this story. */
export type Shown = Map<string, number>

const FLIGHT_WALL_MILLIS: Readonly<Record<MessageKind, number>> = {
  request: 900,
  response: 500,
  watch: 650,
  etcd: 300,
  cri: 420,
  image: 800,
  traffic: 600,
  probe: 300,
  cloud: 900,
}

/** The same for what happens inside a component, by the type of its note. */
const NOTE_WALL_MILLIS: Readonly<Record<string, number>> = {
  'apiserver.stages': 90,
  'scheduler.point': 220,
  'controller.sync': 160,
}

const PLUGIN_WALL_MILLIS = 110

/** For this long nothing is skipped after a note of this type: its sentence is being read. */
const NOTE_CALM_MILLIS: Readonly<Record<string, number>> = {
  operator: 2_000,
  'scheduler.decision': 900,
}

/**
 * So many of a sort are shown at full length; the n-th after that has so many n-ths of it. A
 * thousand pods then take some four times as long as ten, and not a hundred times.
 */
const FULL_SHOWINGS = 3

/** The span of a message; undefined for one that is not shown, or never arrives. */
export function flightSpan(
  flight: FlightView,
  { chatter, hidden }: Pick<Pace, 'chatter' | 'hidden'>,
  shown: Shown,
): Span | undefined {
  if (flight.lost || flight.arrives <= flight.departs) return undefined
  if (hidden !== undefined && isHidden(flight, hidden)) return undefined
  if (flight.chatter && !chatter) return undefined
  const ambient = flight.chatter || flight.kind === 'traffic' || flight.kind === 'probe'
  const full = FLIGHT_WALL_MILLIS[flight.kind]
  const wallMillis = ambient ? full : full * shareOf(sortOf(flight), shown)
  return { from: flight.departs, until: flight.arrives, wallMillis, ambient }
}

/** The spans of the phases inside a component; none for what is no phase. */
export function momentSpans({ at, actor, note }: MomentView, shown: Shown): readonly Span[] {
  const full = noteMillis(note)
  if (full === undefined || note.chatter === true) return NONE
  const sort = `${note.type} ${actor} ${String(note.point ?? note.controller ?? '')}`
  const ends = endsOf(note).filter((until) => until > at)
  if (ends.length === 0) return NONE
  const wallMillis = full * shareOf(sort, shown)
  const ambient = isRound(note)
  return ends.map((until, index) => ({ from: ends[index - 1] ?? at, until, wallMillis, ambient }))
}

/** Plugins that speak one after the other are each given their time. */
function noteMillis({ type, plugins }: MomentView['note']): number | undefined {
  const full = NOTE_WALL_MILLIS[type]
  if (full === undefined || !Array.isArray(plugins)) return full
  return full + PLUGIN_WALL_MILLIS * plugins.length
}

const NONE: readonly Span[] = []

/** When each phase ends that a note tells of: most tell of one, a request's of all its stages. */
function endsOf({ until, stages }: MomentView['note']): number[] {
  if (typeof until === 'number') return [until]
  if (!Array.isArray(stages)) return []
  return (stages as InFlightView['stages']).map((stage) => stage.until)
}

/** A controller that looks round every few seconds has no object in hand, and nothing to tell. */
const isRound = ({ type, key }: MomentView['note']): boolean =>
  type === 'controller.sync' && typeof key === 'string' && !key.includes('/')

export const calmAfter = ({ note }: MomentView): number => NOTE_CALM_MILLIS[note.type] ?? 0

function shareOf(sort: string, shown: Shown): number {
  const count = (shown.get(sort) ?? 0) + 1
  shown.set(sort, count)
  return Math.min(1, FULL_SHOWINGS / count)
}

/** Messages of one sort tell the same of different objects: `POST pods` of one controller. */
function sortOf({ kind, label, speaker, from, to }: FlightView): string {
  const words = label.replace(/[/:+].*$/, '').replaceAll(/\d+/g, '#')
  return `${kind} ${words} ${speaker || actorKind(from)} ${actorKind(to)}`
}

const actorKind = (actor: string): string => actor.replace(/\/.*$/, '')
