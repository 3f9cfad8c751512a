/** What a person points at, and which panels are open. */
import { create } from 'zustand'

export type Selected =
  /** A view record: Pod, Worker, Workload, Service … by its key. */
  | {
      readonly type: 'record'
      readonly kind: 'Pod' | 'Worker' | 'Workload' | 'Service' | 'Cloud'
      readonly key: string
    }
  /** A part of the control plane or of the outside world, by its actor. */
  | { readonly type: 'actor'; readonly actor: string }
  /** A message, in flight or past. */
  | { readonly type: 'message'; readonly id: number }

export type DockTab =
  | 'yaml'
  | 'events'
  | 'objects'
  | 'acts'
  | 'requests'
  | 'etcd'
  | 'logs'
  | 'visitors'
  | 'because'
  | 'plugins'

export interface Selection {
  readonly selected: Selected | undefined
  /** The scheduling panel: the last decision, or the one of a pod. */
  readonly scheduling: { readonly pod?: string } | undefined
  readonly dock: DockTab | undefined
  /** namespace/name of the pod whose log is read, and of the Service whose visitors are told. */
  readonly logOf: string
  readonly visitorsOf: string
  /** Two configurations side by side, in the place of the stage. */
  readonly comparing: boolean
  /** What a palette tool would make when the stage is clicked next. */
  readonly tool: string | undefined
}

export const useSelection = create<Selection>(() => ({
  selected: undefined,
  scheduling: undefined,
  dock: undefined,
  logOf: '',
  visitorsOf: '',
  comparing: false,
  tool: undefined,
}))

export const select = (selected: Selected | undefined): void =>
  useSelection.setState({ selected, scheduling: undefined })

/** Selects what a name in a sentence stands for: `Pod/default/web-7`, `Worker/worker-1`, an actor. */
export function openSubject(ref: string): void {
  select(subjectOf(ref))
}

/** What a name stands for, as it would be selected. */
export function subjectOf(ref: string): Selected {
  const slash = ref.indexOf('/')
  const [kind, key] = [ref.slice(0, slash), ref.slice(slash + 1)]
  switch (kind) {
    case 'Pod':
    case 'Service':
      return { type: 'record', kind, key }
    case 'Worker':
    case 'Node':
      return { type: 'record', kind: 'Worker', key }
    case 'Deployment':
    case 'ReplicaSet':
      return { type: 'record', kind: 'Workload', key: ref }
    default:
      return { type: 'actor', actor: ref }
  }
}

export const openScheduling = (pod?: string): void =>
  useSelection.setState({ scheduling: pod === undefined ? {} : { pod } })

export const closeScheduling = (): void => useSelection.setState({ scheduling: undefined })

/** The dock is below the stage: whoever opens it wants to see the cluster. */
export const openDock = (dock: DockTab | undefined): void =>
  useSelection.setState(dock === undefined ? { dock } : { dock, comparing: false })

export const openLog = (pod: string): void =>
  useSelection.setState({ dock: 'logs', logOf: pod, comparing: false })

export const openVisitors = (service: string): void =>
  useSelection.setState({ dock: 'visitors', visitorsOf: service, comparing: false })

export const openComparison = (comparing: boolean): void => useSelection.setState({ comparing })

/** Where a scheduler plugin is written. It needs room: a decision beside it is put away. */
export const openPlugins = (): void =>
  useSelection.setState({ dock: 'plugins', scheduling: undefined })

export const pickTool = (tool: string | undefined): void => useSelection.setState({ tool })

/** What is selected as the trace names it: `Pod/default/web-7`; undefined for what is no object. */
export function selectedObject(): string | undefined {
  const { selected } = useSelection.getState()
  if (selected?.type !== 'record' || selected.kind === 'Cloud') return undefined
  const { kind, key } = selected
  if (kind === 'Workload') return key
  return kind === 'Worker' ? `Node/${key}` : `${kind}/${key}`
}
