/** The downward API's view of a pod. Source: Kubernetes v1.35 pkg/fieldpath/fieldpath.go */
import type { Pod } from '../../api/core'
import { goQuote } from '../../api/machinery/goFormat'
import type { StringMap } from '../../api/meta'

/** What a field of the pod's metadata holds; empty for what is not there. */
export function podField({ metadata }: Pod, path: string): string {
  const subscript = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path)
  if (subscript !== null) {
    const map = subscript[1] === 'labels' ? metadata.labels : metadata.annotations
    return map?.[subscript[2] ?? ''] ?? ''
  }
  switch (path) {
    case 'metadata.name':
      return metadata.name
    case 'metadata.namespace':
      return metadata.namespace
    case 'metadata.uid':
      return metadata.uid
    case 'metadata.labels':
      return formatMap(metadata.labels)
    case 'metadata.annotations':
      return formatMap(metadata.annotations)
    default:
      return ''
  }
}

/** A line for each key, in their order: `app="web"`. */
const formatMap = (map: StringMap | undefined): string =>
  Object.entries(map ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${goQuote(value)}`)
    .join('\n')
