/**
 * Which messages a person wants to see. What is hidden still happens: it is not drawn, and Story
 * takes no time for it.
 */
import type { FlightView, MessageFilter } from './messages'

export const SHOW_ALL: MessageFilter = { components: [], verbs: [], kinds: [], namespaces: [] }

export const isHiding = ({ components, verbs, kinds, namespaces }: MessageFilter): boolean =>
  components.length + verbs.length + kinds.length + namespaces.length > 0

/** Whether a message is hidden. */
export function isHidden(flight: FlightView, filter: MessageFilter): boolean {
  const { components, verbs, kinds, namespaces } = filter
  return (
    verbs.includes(flight.verb) ||
    kinds.includes(flight.kind) ||
    (namespaces.length > 0 && namespaces.includes(namespaceOf(flight.object))) ||
    (components.length > 0 && endsOf(flight).every((end) => components.includes(end)))
  )
}

/** Everybody talks to the API server: a message is its other end's. */
function endsOf({ from, to }: FlightView): readonly string[] {
  return [kindOf(from), kindOf(to)].filter((end) => end !== 'kube-apiserver')
}

const kindOf = (actor: string): string => actor.split('/', 1)[0] ?? ''

/** `Pod/default/web-7` is in `default`; `Node/worker-1` is in none. */
function namespaceOf(object: string): string {
  const [, namespace = '', name] = object.split('/')
  return name === undefined ? '' : namespace
}
