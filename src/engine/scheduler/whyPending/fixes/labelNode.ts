import type { StringMap } from '../../../../api/meta'
import { changeNode } from '../changeNode'
import { type Fixer, refusedBy } from '../trouble'
import { wishedLabels } from '../wishedLabels'

const MOST = 2

/** Gives the roomiest nodes the labels that the pod asks for. */
export const labelNode: Fixer = (trouble) => {
  const wished = wishedLabels(trouble.pod)
  return refusedBy(trouble, 'NodeAffinity')
    .slice(0, MOST)
    .map(({ node }) => node)
    .flatMap(({ name, node }) => {
      const { labels } = node.metadata
      const added = Object.entries(wished).filter(([key, value]) => labels?.[key] !== value)
      if (added.length === 0) return []
      const after = { ...labels, ...Object.fromEntries(added) }
      return {
        id: `label ${name}`,
        change: {
          type: 'labelNode',
          node: name,
          labels: added.map(([key, value]) => `${key}=${value}`).join(', '),
          replaced: replaced(added, labels),
        },
        ...changeNode(node, { ...node, metadata: { ...node.metadata, labels: after } }),
      }
    })
}

function replaced(added: readonly (readonly [string, string])[], labels: StringMap = {}): string {
  const gone = added.flatMap(([key]) => (labels[key] === undefined ? [] : `${key}=${labels[key]}`))
  return gone.join(', ')
}
