/**
 * What a run of written plugins may read, as JSON: the pod, and the nodes that it was given. API
 * objects never change, so each part of one is written out once.
 */
import type { Node, Pod } from '../../api/core'
import type { NodeView } from '../../engine/scheduler/written/pluginSandbox'

export interface Texts {
  /** The number under which the inside can ask for a node. */
  indexOf(view: NodeView): number
  /** `node.metadata`, `pod.spec`, `pods`, `requested`, `allocatable`; `null` where there is none. */
  read(what: string, index: number): string
}

export function createTexts(pod?: Pod): Texts {
  const pods: (Pod | undefined)[] = [pod]
  const nodes: NodeView[] = []
  const indexes = new Map<NodeView, number>()
  const read = (what: string, index: number): string | undefined => {
    const [kind, field] = what.split('.')
    const view = nodes[index]
    switch (kind) {
      case 'pod':
        return fieldOf(pods[index], field)
      case 'node':
        return fieldOf(view?.node, field)
      case 'pods':
        return JSON.stringify((view?.pods ?? []).map((one) => pods.push(one) - 1))
      case 'requested':
        return JSON.stringify(view?.requested)
      default:
        return JSON.stringify(view?.allocatable)
    }
  }
  return {
    indexOf(view) {
      const index = indexes.get(view) ?? nodes.push(view) - 1
      indexes.set(view, index)
      return index
    },
    read: (what, index) => read(what, index) ?? 'null',
  }
}

const KNOWN = new WeakMap<object, Map<string, string>>()

function fieldOf(object: Pod | Node | undefined, field = ''): string | undefined {
  if (object === undefined) return undefined
  const known = KNOWN.get(object) ?? new Map<string, string>()
  KNOWN.set(object, known)
  const text = known.get(field) ?? JSON.stringify(object[field as keyof typeof object])
  if (text !== undefined) known.set(field, text)
  return text
}
