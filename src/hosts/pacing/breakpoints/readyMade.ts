/** What the breakpoints that come ready-made look for in a write: what happened, in words, or nothing. */
import type { ContainerStatus } from '../../../api/container'
import type { Event, Node, Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import type { ReadyMade } from '../../../protocol/breakpoints'

export interface Happened {
  /** What follows the object's name in a sentence. */
  readonly text: string
  /** The object it happened to, where it is not the one written. */
  readonly object?: string
}

interface Watch {
  readonly kind: string
  happened(now: KubeObject, before: KubeObject | undefined): Happened | undefined
}

/** Those that look at writes. A scheduling cycle begins without one. */
export const READY_MADE: Readonly<Record<Exclude<ReadyMade, 'cycleBegins'>, Watch>> = {
  podFails: { kind: 'Pod', happened: (now, before) => failure(now as Pod, before as Pod) },
  containerCrashes: { kind: 'Pod', happened: (now, before) => crash(now as Pod, before as Pod) },
  nodeNotReady: { kind: 'Node', happened: (now, before) => notReady(now as Node, before as Node) },
  podDisrupted: { kind: 'Pod', happened: (now, before) => disruption(now as Pod, before as Pod) },
  warning: { kind: 'Event', happened: (now, before) => warning(now as Event, before as Event) },
}

function failure({ status }: Pod, before: Pod | undefined): Happened | undefined {
  if (status?.phase !== 'Failed' || before?.status?.phase === 'Failed') return undefined
  const ended = (status.containerStatuses ?? []).find((one) => exitCode(one) !== 0)
  const why = status.reason ?? ended?.state?.terminated?.reason
  return { text: why === undefined ? 'failed' : `failed: ${why}` }
}

const exitCode = ({ state }: ContainerStatus): number => state?.terminated?.exitCode ?? 0

function crash(now: Pod, before: Pod | undefined): Happened | undefined {
  const known = new Set(crashesOf(before).map(({ run }) => run))
  const fresh = crashesOf(now).find(({ run }) => !known.has(run))
  return fresh && { text: `has a container that crashed: ${fresh.words}` }
}

/** The runs of a pod's containers that its status still knows, and that ended badly. */
function crashesOf(
  pod: Pod | undefined,
): readonly { readonly run: string; readonly words: string }[] {
  const { initContainerStatuses = [], containerStatuses = [] } = pod?.status ?? {}
  return [...initContainerStatuses, ...containerStatuses].flatMap(({ name, state, lastState }) =>
    [state?.terminated, lastState?.terminated].flatMap((ended) =>
      ended === undefined || ended.exitCode === 0
        ? []
        : [
            {
              run: `${name} ${ended.containerID ?? ended.finishedAt ?? ''}`,
              words: `${name} exited with code ${ended.exitCode}${ended.reason ? ` (${ended.reason})` : ''}`,
            },
          ],
    ),
  )
}

function notReady(now: Node, before: Node | undefined): Happened | undefined {
  const ready = conditionOf(now, 'Ready')
  if (ready === undefined || ready.status === 'True') return undefined
  if (conditionOf(before, 'Ready')?.status !== 'True') return undefined
  return { text: `turned NotReady: ${ready.reason ?? ready.status}` }
}

function disruption(now: Pod, before: Pod | undefined): Happened | undefined {
  const target = conditionOf(now, 'DisruptionTarget')
  if (target?.status !== 'True' || conditionOf(before, 'DisruptionTarget')?.status === 'True') {
    return undefined
  }
  return { text: `has to go: ${target.reason ?? 'DisruptionTarget'}` }
}

const conditionOf = (object: Pod | Node | undefined, type: string) =>
  object?.status?.conditions?.find((one) => one.type === type)

function warning(now: Event, before: Event | undefined): Happened | undefined {
  if (now.type !== 'Warning') return undefined
  const grown = timesOf(now) > timesOf(before)
  if (!grown) return undefined
  const { kind = '', namespace, name = '' } = now.involvedObject
  const object = namespace ? `${kind}/${namespace}/${name}` : `${kind}/${name}`
  return { text: `has a warning: ${now.reason}: ${now.message}`, object }
}

/** An Event that repeats is written again with a higher count. */
const timesOf = (event: Event | undefined): number =>
  event === undefined ? 0 : (event.series?.count ?? event.count ?? 1)
