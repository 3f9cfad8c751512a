/** What a thing is tied to, and how: its owners and what it owns, its node, claims and Services. */
import type { Selected } from '../selection'
import { mounting, owning, running, serving } from './clusterLinks'
import { selecting } from './selectors'

export type Relation =
  | 'owner'
  | 'owned'
  | 'sibling'
  | 'node'
  | 'onNode'
  | 'selects'
  | 'sendsTo'
  | 'front'
  | 'selected'
  | 'endpoint'
  | 'claim'
  | 'sharesClaim'

export interface Related {
  readonly subject: string
  readonly relation: Relation
  /** Through whom, where it is not direct: the ReplicaSet between a Deployment and its pod. */
  readonly by: string
}

/** In the order they are told. What is selected itself is not among them. */
export function relationsOf(selected: Selected | undefined): readonly Related[] {
  if (selected?.type !== 'record') return []
  const { kind, key } = selected
  switch (kind) {
    case 'Pod':
      return ofPod(key)
    case 'Workload':
      return ofWorkload(key)
    case 'Service':
      return ofService(key)
    case 'Worker':
      return all('onNode', running.from(`Worker/${key}`))
    case 'Cloud':
      return []
  }
}

function ofPod(key: string): readonly Related[] {
  const pod = `Pod/${key}`
  const owners = ownersOf(pod)
  const claims = mounting.to(pod)
  const sharing = [...claims].flatMap((claim) => [...mounting.from(claim)])
  const siblings = [...owning.to(pod)].flatMap((owner) => [...owning.from(owner)])
  return once(pod, [
    ...all('owner', owners),
    ...all('node', running.to(pod)),
    ...[...selecting.to(key)].map((service) =>
      one(serving.to(service).has(key) ? 'sendsTo' : 'selects', `Service/${service}`),
    ),
    ...all('claim', claims),
    ...all('sharesClaim', sharing),
    ...all('sibling', siblings),
  ])
}

function ofWorkload(key: string): readonly Related[] {
  const children = [...owning.from(key)]
  const grandchildren = children.flatMap((child) =>
    [...owning.from(child)].map((pod) => one('owned', pod, nameOf(child))),
  )
  const pods = [...children, ...grandchildren.map(({ subject }) => subject)]
  const services = pods.flatMap((pod) => [...selecting.to(keyOf(pod))])
  return once(key, [
    ...all('owner', ownersOf(key)),
    ...all('owned', children),
    ...grandchildren,
    ...services.map((service) => one('front', `Service/${service}`)),
  ])
}

function ofService(key: string): readonly Related[] {
  const ready = [...serving.to(key)]
  const selected = [...selecting.from(key)]
  return once(`Service/${key}`, [
    ...ready.map((pod) => one('endpoint', `Pod/${pod}`)),
    ...selected.map((pod) => one('selected', `Pod/${pod}`)),
  ])
}

/** The nearest first. Nothing keeps people from making two things own each other. */
function ownersOf(subject: string, most = OWNERS_MOST): readonly string[] {
  const [owner] = owning.to(subject)
  return owner === undefined || most === 0 ? [] : [owner, ...ownersOf(owner, most - 1)]
}

const OWNERS_MOST = 4

const one = (relation: Relation, subject: string, by = ''): Related => ({ subject, relation, by })

const all = (relation: Relation, subjects: Iterable<string>): readonly Related[] =>
  [...subjects].map((subject) => one(relation, subject))

/** Each thing by the first of its relations. */
function once(self: string, related: readonly Related[]): readonly Related[] {
  const told = new Set([self])
  return related.filter(({ subject }) => !told.has(subject) && told.add(subject))
}

/** `Pod/default/web-7` is `default/web-7`. */
export const keyOf = (subject: string): string => subject.slice(subject.indexOf('/') + 1)

/** `Pod/default/web-7` is `web-7`. */
export const nameOf = (subject: string): string => subject.slice(subject.lastIndexOf('/') + 1)
