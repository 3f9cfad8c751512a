/**
 * The extension points of the scheduling framework. A plugin is a stateless object with a method
 * for each point it takes part in; what it works out for a pod in PreFilter or PreScore is handed
 * back to it in Filter or Score.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kube-scheduler/framework/interface.go
 */
import type { KubeObject } from '../../../api/meta'
import type { Micros } from '../../kernel/micros'
import type { KnownNode } from '../cache/nodeInfo'
import type { PodInfo } from '../cache/podInfo'
import type { PreemptionRecord } from '../preemption/preemptionTold'
import type { QueuedPod } from '../queue/queuedPod'
import type { CycleRun } from '../written/writtenCode'
import type { StorageResource } from './clusterEvent'
import type { ClusterView } from './clusterView'
import type { Diagnosis } from './diagnosis'
import type { Profile } from './profile'
import type { Answer, Status } from './status'

/** One pod's way through the plugins. It lives as long as one event is handled. */
export interface Cycle {
  readonly pod: PodInfo
  readonly cluster: ClusterView
  readonly framework: Framework
  readonly now: Micros
  /** What each plugin made in PreFilter, by its place in the profile. */
  readonly filtering: unknown[]
  /** Whether its Filter is left out for this pod, by its place in the profile. */
  readonly skipped: boolean[]
  /** Where the plugins that a person wrote are at work on the pod. */
  readonly written: CycleRun
  /** A draw in [0, bound). */
  readonly random: (bound: number) => number
}

/** PreFilter's answer: what Filter needs, and to which nodes the search may be narrowed. */
export interface PreFilterAnswer<Filtering> {
  readonly status?: Status
  readonly state?: Filtering
  /** Absent is all nodes. */
  readonly nodeNames?: ReadonlySet<string>
}

export interface PreScoreAnswer<Scoring> {
  readonly status?: Status
  readonly state?: Scoring
}

/** PostFilter's answer: whom to nominate; an empty name ends a nomination, none leaves it alone. */
export interface PostFilterAnswer {
  readonly status: Answer
  readonly nominatedNodeName?: string
  readonly eviction?: Eviction
  /** What was weighed, for people. */
  readonly preemption?: PreemptionRecord
}

/** Who must go so that a pod fits. */
export interface Eviction {
  readonly node: string
  /** Most important first. */
  readonly victims: readonly PodInfo[]
}

/**
 * Which events may make a pod schedulable that the plugin refused, and which of these really do:
 * without a hint, all. `old` is absent for what was added, `now` for what was deleted.
 */
export interface Registration<Args = unknown> {
  readonly resource: 'Pod' | 'Node' | StorageResource
  readonly action: number
  hint?(
    pod: PodInfo,
    old: KubeObject | undefined,
    now: KubeObject | undefined,
    args: Args,
    cluster: ClusterView,
  ): boolean
}

/** What a whole cycle's scores have in common: names of resources, weights. */
export type ScoreLabel = string | number

/** The numbers behind one score, for people. */
export interface ScoreFacts {
  /** What `scoreLabels` said of the whole cycle. */
  readonly labels: readonly ScoreLabel[]
  /** What `score` pushed for this node. */
  readonly facts: readonly number[]
  readonly raw: number
  readonly normalized: number
  /** The lowest and the highest raw score of the cycle. */
  readonly lowest: number
  readonly highest: number
}

export interface Plugin<Filtering = unknown, Scoring = unknown, Args = unknown> {
  readonly name: string
  readonly defaultArgs?: Args
  readonly registrations?: readonly Registration<Args>[]
  /**
   * All of a pod that Filter looks at, where it looks at nothing else but the node in hand. Then
   * its verdict is remembered for pods of the same signature, until the node changes.
   */
  sign?(pod: PodInfo): string
  /** QueueSort: whether the first is to be tried before the second. A total order. */
  less?(first: QueuedPod, second: QueuedPod): boolean
  /** Keeps a pod out of the active queue while it refuses. */
  preEnqueue?(pod: PodInfo, cluster: ClusterView): Answer
  preFilter?(cycle: Cycle, args: Args): PreFilterAnswer<Filtering>
  filter?(cycle: Cycle, state: Filtering, node: KnownNode): Answer
  /** Keeps the PreFilter state right while a pod is tried on (1) or off (-1) a node. */
  updateFiltering?(cycle: Cycle, state: Filtering, pod: PodInfo, node: KnownNode, by: 1 | -1): void
  /** A PreFilter state to try things on; needed where `updateFiltering` changes it. */
  copyFiltering?(state: Filtering): Filtering
  /** `state` is what PreFilter made; none where a plugin before this one refused the pod. */
  postFilter?(
    cycle: Cycle,
    diagnosis: Diagnosis,
    args: Args,
    state: Filtering | undefined,
  ): PostFilterAnswer
  preScore?(cycle: Cycle, nodes: readonly KnownNode[], args: Args): PreScoreAnswer<Scoring>
  /** An integer, or what went wrong. Pushes the numbers it came from, always as many, to `facts`. */
  score?(cycle: Cycle, state: Scoring, node: KnownNode, facts: number[]): number | Status
  /** Brings raw scores to 0..100, in place. */
  normalizeScores?(
    state: Scoring,
    scores: number[],
    nodes: readonly KnownNode[],
    cycle: Cycle,
  ): Answer
  scoreLabels?(state: Scoring): readonly ScoreLabel[]
  /** One line of arithmetic per step: `(4000 − 250) × 100 / 4000 = 93`. */
  formula?(score: ScoreFacts): string
  reserve?(pod: PodInfo, node: string, cluster: ClusterView): Answer
  unreserve?(pod: PodInfo, node: string, cluster: ClusterView): void
  /** Wait holds the pod back until `allow` or `reject`, at most `timeoutMicros`. */
  permit?(pod: PodInfo, node: string, cluster: ClusterView): PermitAnswer
  /** Whether PreBind will have something to do for the pod: Skip if not. */
  preBindPreFlight?(pod: PodInfo, node: string, cluster: ClusterView): Answer
  /** Done at once, refused, or work: writes whose end is then waited for. */
  preBind?(pod: PodInfo, node: string, cluster: ClusterView, args: Args): Answer | PreBindWork
  /** The API server has carried out one of PreBind's writes, by its place among them. */
  takeWritten?(pod: PodInfo, index: number, body: unknown, cluster: ClusterView): void
  /** After the writes, every second: Wait to be asked again, or how it ended. */
  checkPreBind?(
    pod: PodInfo,
    node: string,
    cluster: ClusterView,
    waitedMicros: Micros,
    args: Args,
  ): Answer
  /** The first plugin that does not skip binds. */
  bind?(pod: PodInfo, node: string): BindAnswer
  postBind?(pod: PodInfo, node: string, cluster: ClusterView): void
}

/** A plugin in its place in a profile. */
export interface Slot<P = Plugin> {
  readonly plugin: P
  readonly name: string
  readonly index: number
  readonly weight: number
  readonly args: unknown
}

type At<Point extends keyof Plugin> = Slot<Plugin & Required<Pick<Plugin, Point>>>

/** A profile's plugins by extension point, each in the profile's order. */
export interface Framework {
  readonly profile: Profile
  readonly all: readonly Slot[]
  /** The filters up to the first that does not sign, and the rest. */
  readonly localFilter: readonly At<'filter'>[]
  readonly otherFilter: readonly At<'filter'>[]
  readonly preEnqueue: readonly At<'preEnqueue'>[]
  readonly preFilter: readonly At<'preFilter'>[]
  readonly filter: readonly At<'filter'>[]
  readonly updateFiltering: readonly At<'updateFiltering'>[]
  readonly postFilter: readonly At<'postFilter'>[]
  readonly preScore: readonly At<'preScore'>[]
  readonly score: readonly At<'score'>[]
  readonly reserve: readonly At<'reserve'>[]
  readonly unreserve: readonly At<'unreserve'>[]
  readonly permit: readonly At<'permit'>[]
  readonly preBindPreFlight: readonly At<'preBindPreFlight'>[]
  readonly preBind: readonly At<'preBind'>[]
  readonly bind: readonly At<'bind'>[]
  readonly postBind: readonly At<'postBind'>[]
}

/** An object that PreBind puts in the place of an older version. */
export interface PreBindWrite {
  readonly path: string
  readonly body: KubeObject
}

export interface PreBindWork {
  /** What is done, for people. */
  readonly text: string
  /** One after the other. */
  readonly writes: readonly PreBindWrite[]
}

export interface PermitAnswer {
  readonly status: Answer
  readonly timeoutMicros?: Micros
}

/** The request that binds a pod, or Skip. */
export interface BindAnswer {
  readonly status?: Status
  readonly path?: string
  readonly body?: unknown
}
