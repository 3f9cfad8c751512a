/** Everything that has a name: things that can be selected, seen and done something with. */
import { recordsOf } from '../../../store/cluster'
import { callName, conditionOf } from '../../../store/describe'
import type { Selected } from '../../../store/selection'
import type { Thing } from '../../../store/verbs/verbs'
import { finding } from '../../../words/english/finding'
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
      name: cloud ? words.parts.cloud : words.parts.controllers,
      kind: words.part,
      state: '',
      selected: { type: 'actor', actor: key } as const,
    })),
    ...PARTS.flatMap(([kind, part]) =>
      recordsOf(kind).map(({ key }) => ({
        name: words.parts[part],
        kind: words.part,
        state: '',
        selected: { type: 'actor', actor: key } as const,
      })),
    ),
    ...OUTSIDE.map(([actor, part]) => ({
      name: words.parts[part],
      kind: words.outside,
      state: '',
      selected: { type: 'actor', actor } as const,
    })),
  ]
}

const PARTS = [
  ['ApiServer', 'api'],
  ['Etcd', 'etcd'],
  ['Scheduler', 'scheduler'],
] as const

const OUTSIDE = [
  ['you', 'you'],
  ['end-users', 'users'],
  ['image-registry', 'registry'],
  ['cloud-provider', 'provider'],
] as const
