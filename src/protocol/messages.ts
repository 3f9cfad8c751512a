/**
 * All that crosses the wall between the page and the engine. The page asks with a number and gets
 * the answer under it; everything else the engine says is an `update`, at most one a frame, and the
 * next is sent only after the page acknowledged the last.
 */
import type { Command, Problem } from '../engine/commands/command'
import type {
  AnnotatedPod,
  CauseLink,
  CausesAndEffects,
  Decided,
  EngineOptions,
  HttpRequest,
  HttpResponse,
  MessageDetail,
} from '../engine/engine'
import type { ApplyResult } from '../engine/outside/person/messages'
import type { ExtensionPoint } from '../engine/scheduler/decision'
import type { Supposition } from '../engine/scheduler/whatIf/supposition'
import type { PluginTrial, TriedPlugin } from '../engine/scheduler/written/tryPlugin'
import type { WrittenPlugin } from '../engine/scheduler/written/writtenCode'
import type { Look } from '../engine/views/looks/look'
import type {
  FlightView,
  MessageKind,
  MessageVerb,
  MomentView,
  ViewDelta,
} from '../engine/views/records'
import type { Breakpoint, Hits } from './breakpoints'
import type { ComparisonRequest } from './comparison'
import type {
  FileRequest,
  KeepProblem,
  SessionId,
  SessionRemark,
  SessionSlot,
  ShelfRequest,
} from './sessions'

export type * from '../engine/scheduler/decision'
export type * from '../engine/scheduler/whatIf/supposition'
export type * from '../engine/scheduler/whyPending/pendingFacts'
export type * from '../engine/scheduler/whyPending/pendingReport'
export type * from '../engine/views/records'
export type {
  AnnotatedPod,
  ApplyResult,
  CauseLink,
  CausesAndEffects,
  Command,
  Decided,
  EngineOptions,
  HttpRequest,
  HttpResponse,
  MessageDetail,
  PluginTrial,
  Problem,
  TriedPlugin,
  WrittenPlugin,
}

export type TimeMode = 'story' | 'clock' | 'paused'
export type StepUnit = 'message' | 'plugin' | 'phase' | 'object' | 'quiet'

/** Where the scheduler is to be stopped: as a pod, or this one, comes to an extension point. */
export interface Stop {
  readonly point: ExtensionPoint
  /** namespace/name; absent is any. */
  readonly pod?: string
}

/** Where it was stopped: a pod at the beginning of an extension point. */
export interface Held {
  readonly point: string
  readonly pod: string
  /** The decision's id; 0 before there is one. */
  readonly decision: number
  /** What happens there, in words. */
  readonly text: string
  readonly at: number
}

/** Why a kept session cannot be read: another version of the page wrote it, or it is damaged. */
export type UnreadReason = 'older' | 'newer' | 'damaged'

/** What became of a kept session that was asked for; neither when none was kept. */
export interface Loaded {
  /** The pace it goes on with. */
  readonly pace?: Pace
  /** It cannot be read, and lies `aside` now: absent when it could not be moved there. */
  readonly unread?: { readonly reason: UnreadReason; readonly aside?: string }
}

/** What is not to be seen, of each; nothing is hidden where all are empty. */
export interface MessageFilter {
  /** Kinds of actors: `kubelet`, `etcd`. */
  readonly components: readonly string[]
  readonly verbs: readonly MessageVerb[]
  readonly kinds: readonly MessageKind[]
  readonly namespaces: readonly string[]
}

export interface Pace {
  readonly mode: TimeMode
  /** Clock: simulated seconds a second of wall time, 0.1 … 1000. */
  readonly factor: number
  /** Whether heartbeats are worth Story's time. */
  readonly chatter: boolean
  /** Messages that nobody wants to see are not; absent: none. */
  readonly hidden?: MessageFilter
}

export interface Saved {
  /** Absent when it was kept. */
  readonly problem?: KeepProblem
  /** Simulated time of what was kept. */
  readonly at: number
}

export type PageRequest =
  | { readonly type: 'start'; readonly options: EngineOptions; readonly pace: Pace }
  /** Brings a kept session back; answers what became of it. */
  | { readonly type: 'load'; readonly slot: SessionSlot; readonly pace?: Pace }
  | { readonly type: 'request'; readonly request: HttpRequest }
  /** Documents as parsed from YAML; answers an ApplyResult each. */
  | { readonly type: 'apply'; readonly documents: readonly unknown[]; readonly namespace: string }
  | { readonly type: 'command'; readonly command: Command }
  /** Back to before the last act, or forward again; answers what was undone or done again. */
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  /** What was done by hand, from that number on, oldest first. */
  | { readonly type: 'acts'; readonly from: number }
  | { readonly type: 'pace'; readonly pace: Pace }
  /** `object`: `Pod/default/web-7`, for the step to its next change. */
  | { readonly type: 'step'; readonly unit: StepUnit; readonly object?: string }
  /** From now on time is held at these; none lets it pass. */
  | { readonly type: 'stopAt'; readonly stops: readonly Stop[] }
  /** From now on time is held where one of these happens. */
  | { readonly type: 'breakAt'; readonly breakpoints: readonly Breakpoint[] }
  | { readonly type: 'read'; readonly path: string }
  | { readonly type: 'look'; readonly look: Look }
  | { readonly type: 'message'; readonly id: number }
  | { readonly type: 'because'; readonly id: number }
  | { readonly type: 'effects'; readonly id: number }
  | { readonly type: 'decisions' }
  | { readonly type: 'decision'; readonly id: number }
  /** What would be decided about a pod now; nothing comes of it. */
  | { readonly type: 'decide'; readonly pod: string; readonly supposition: Supposition }
  /** Decisions by their numbers, as kube-scheduler-simulator's annotations. */
  | { readonly type: 'annotations'; readonly ids: readonly number[] }
  /** Why a pod is Pending and what would help; undefined when it is on a node. */
  | { readonly type: 'whyPending'; readonly pod: string }
  /** Why a pod waits, in one sentence; undefined when it does not. */
  | { readonly type: 'explain'; readonly pod: string }
  | { readonly type: 'writtenPlugins' }
  /** What a plugin that a person writes says of a pod, without consequences. */
  | { readonly type: 'tryPlugin'; readonly tried: TriedPlugin }
  | { readonly type: 'traceHash' }
  /** Keeps the session where the host keeps such; answers whether it could be. */
  | { readonly type: 'save'; readonly slot: SessionSlot; readonly remark: SessionRemark }
  /** What was kept as the session is now kept as the one before; answers what became of it. */
  | { readonly type: 'setAside'; readonly id: SessionId }
  /** What concerns kept sessions; needs no engine. */
  | { readonly type: 'shelf'; readonly shelf: ShelfRequest }
  | { readonly type: 'file'; readonly file: FileRequest }
  /** Begins a comparison; answers what is wrong with it: nothing when it began. */
  | { readonly type: 'compare'; readonly comparison: ComparisonRequest }
  /** How the comparison goes, with the frames from that number on; undefined when there is none. */
  | { readonly type: 'comparison'; readonly from: number }
  | { readonly type: 'endComparison' }

export type ToEngine =
  | { readonly ask: number; readonly request: PageRequest }
  | { readonly ack: number }

/** What undo would take back, and redo do again: as kubectl lines, or in words. */
export interface Undoable {
  readonly undo: string | undefined
  readonly redo: string | undefined
  /** The number of the last act that is in the record; 0 when it is empty. */
  readonly latest: number
}

/** What changed since the last update. `now` is the simulated time the page should show. */
export interface Update {
  readonly sequence: number
  readonly now: number
  /** Simulated microseconds per wall second at this moment, so that the page moves between updates. */
  readonly rate: number
  readonly pace: Pace
  /** Set while time is held at a stop. */
  readonly held?: Held
  /** The breakpoint at which time is held, and how often each was come to; absent when never. */
  readonly hits?: Hits
  readonly deltas: readonly ViewDelta[]
  readonly flights: readonly FlightView[]
  readonly moments: readonly MomentView[]
  /** Quiet stretches that were jumped over, to show `9.8 s later`. */
  readonly skips: readonly { readonly from: number; readonly to: number }[]
  /** Set when nothing that matters is under way. */
  readonly quiet: boolean
  readonly undoable: Undoable
  /** Set when all that was told before is void: time went back or forward, and this is all there is. */
  readonly anew?: boolean
}

export type FromEngine =
  | { readonly answer: number; readonly value: unknown }
  | { readonly answer: number; readonly error: string }
  | { readonly update: Update }
  /** A bug: the engine stopped. The page offers recovery from the last snapshot, and a report. */
  | { readonly crash: string; readonly now: number }
