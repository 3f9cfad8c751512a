/** Everything that has a name: things that can be selected, seen and done something with. */
import { recordsOf } from '../../../store/cluster'
import { callName, conditionOf } from '../../../store/describe'
import type { Selected } from '../../../store/selection'
import type { Thing } from '../../../store/verbs/verbs'
import { finding } from '../../../words/english/finding'
import { stage } from '../../../words/english/stage'
import { wordsOf } from '../../../words/language'

export interface Named {
  readonly name: string
  /** Other spellings of it: a pod's short name. */
  readonly alias?: string
  readonly kind: string
  readonly state: string
  readonly selected: Selected
}

export type NamedThing = Named & { readonly selected: Thing }

export const isThing = (one: Named): one is NamedThing => one.selected.type === 'record'

export function namedNow(): readonly Named[] {
  const words = wordsOf(finding)
  return [
    ...recordsOf('Worker').map((one) => ({
      name: one.name,
      kind: 'Worker',
      state: conditionOf(one),
      selected: { type: 'record', kind: 'Worker', key: one.key } as const,
    })),
    ...recordsOf('Workload').map((one) => ({
      name: one.name,
      kind: one.objectKind,
      state: words.ready(one.ready, one.desired),
      selected: { type: 'record', kind: 'Workload', key: one.key } as const,
    })),
    ...recordsOf('Service').map((one) => ({
      name: one.name,
      kind: 'Service',
      state: one.type,
      selected: { type: 'record', kind: 'Service', key: one.key } as const,
    })),
    ...recordsOf('Pod').map((one) => ({
      name: one.name,
      alias: callName(one),
      kind: 'Pod',
      state: one.node === '' ? one.status : words.on(one.status, one.node),
      selected: { type: 'record', kind: 'Pod', key: one.key } as const,
    })),
    ...recordsOf('ControllerManager').map(({ key, cloud }) => ({
      name: cloud ? 'Cloud controller manager' : 'Controller manager',
      kind: words.part,
      state: '',
      selected: { type: 'actor', actor: key } as const,
    })),
    ...PARTS.flatMap(([kind, name]) =>
      recordsOf(kind).map(({ key }) => ({
        name,
        kind: words.part,
        state: '',
        selected: { type: 'actor', actor: key } as const,
      })),
    ),
    ...OUTSIDE.map((actor) => ({
      name: wordsOf(stage).stations[actor].whole,
      kind: words.outside,
      state: '',
      selected: { type: 'actor', actor } as const,
    })),
  ]
}

const PARTS = [
  ['ApiServer', 'API server'],
  ['Etcd', 'etcd'],
  ['Scheduler', 'Scheduler'],
] as const

const OUTSIDE = ['you', 'end-users', 'image-registry', 'cloud-provider'] as const
