/**
 * Where a timer is the point of a recording: how long it was between two rows, within 20 %. And
 * where one thing may only come after another: that it does.
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import type { Difference } from './difference'
import { KUBELETS, type Row, type Trace } from './recording'

interface Moment {
  readonly component: string
  /** All occur in the row. */
  readonly says: readonly string[]
  /** Which of several such rows. */
  readonly which: 'first' | 'last'
}

interface Timer {
  readonly scenario: string
  readonly about: string
  /** Absent: the beginning of the trace. */
  readonly from?: Moment
  readonly to: Moment
  /** Only the order counts. */
  readonly order?: true
  /** Seconds: a loop looks now and then, and where in its round the trace begins, is chance. */
  readonly between?: readonly [least: number, most: number]
}

const TOLERANCE = 0.2

const first = (component: string, ...says: string[]): Moment => ({
  component,
  says,
  which: 'first',
})
const last = (component: string, ...says: string[]): Moment => ({ component, says, which: 'last' })
const controller = (name: string): string => `kube-controller-manager/${name}`

const TIMERS: readonly Timer[] = [
  {
    scenario: 'deployment-progress-deadline',
    about: 'progressDeadlineSeconds',
    from: first(controller('deployment-controller'), 'ReplicaSetUpdated'),
    to: first(controller('deployment-controller'), 'ProgressDeadlineExceeded'),
  },
  {
    scenario: 'taint-and-toleration',
    about: 'tolerationSeconds',
    from: first('client', 'team:NoExecute'),
    to: first(controller('node-controller'), '"verb":"delete"', 'pods/patient'),
  },
  {
    scenario: 'node-goes-silent',
    about: 'the grace period of node heartbeats',
    to: first(controller('node-controller'), 'NodeStatusUnknown'),
  },
  {
    scenario: 'node-goes-silent',
    about: 'tolerationSeconds',
    from: first(controller('node-controller'), 'unreachable:NoExecute'),
    to: first(controller('node-controller'), '"verb":"delete"', '/pods/'),
  },
  {
    scenario: 'node-deleted',
    about: 'the quarantine of pods without a node',
    from: first('client', '"verb":"delete"'),
    to: first(controller('pod-garbage-collector'), 'DeletionByPodGC'),
    // 40 s from a look that found the node gone, every 20 s. Source: pkg/controller/podgc
    between: [40, 60],
  },
  {
    scenario: 'namespace-deletion',
    about: 'the grace period of namespaces',
    from: first('client', '"verb":"delete"'),
    to: first(controller('namespace-controller'), '"verb":"deletecollection"'),
  },
  {
    scenario: 'job-ttl-after-finished',
    about: 'ttlSecondsAfterFinished',
    from: first(controller('job-controller'), 'status.conditions[Complete]'),
    to: first(controller('ttl-after-finished-controller'), '"verb":"delete"'),
  },
  {
    scenario: 'deployment-recreate',
    about: 'the old pods have ended before the new begin',
    from: last(KUBELETS, '"status.phase":"Succeeded"', '<hash1>'),
    to: first(controller('deployment-controller'), '"verb":"create"', '"kind":"ReplicaSet"'),
    order: true,
  },
  {
    scenario: 'deployment-rolling-update',
    about: 'a new pod is available before an old one goes',
    from: first(controller('replicaset-controller'), '<hash2>/status', 'status.availableReplicas'),
    to: first(controller('deployment-controller'), 'replicasets/web-<hash1>', 'spec.replicas'),
    order: true,
  },
]

export function compareTimers(scenario: string, expected: Trace, got: Trace): Difference[] {
  return TIMERS.filter((timer) => timer.scenario === scenario).flatMap((timer) => {
    const wanted = delayOf(timer, expected)
    const seen = delayOf(timer, got)
    // A row that is not there is another difference, told elsewhere.
    if (wanted === undefined || seen === undefined) return []
    const right = isRight(timer, wanted, seen)
    const at = wanted
    const { about, to } = timer
    const told = (delay: number): string => `${delay.toFixed(2)} s`
    return right
      ? []
      : [{ at, component: to.component, about, expected: told(wanted), got: told(seen) }]
  })
}

function isRight({ order, between }: Timer, wanted: number, seen: number): boolean {
  if (order === true) return seen >= 0 === wanted >= 0
  if (between !== undefined) return seen >= between[0] && seen <= between[1]
  return Math.abs(seen - wanted) <= wanted * TOLERANCE
}

function delayOf({ from, to }: Timer, trace: Trace): number | undefined {
  const start = from === undefined ? 0 : atOf(from, trace)
  const end = atOf(to, trace)
  return start === undefined || end === undefined ? undefined : end - start
}

function atOf({ component, says, which }: Moment, trace: Trace): number | undefined {
  const matches = (row: Row): boolean => {
    const text = canonicalJson(row)
    return says.every((part) => text.includes(part))
  }
  const times = (trace[component] ?? []).filter(matches).map(({ at }) => at)
  if (times.length === 0) return undefined
  // By their times, not their places: rows about different objects stand in any order.
  return which === 'first' ? Math.min(...times) : Math.max(...times)
}
