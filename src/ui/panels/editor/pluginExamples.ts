/** Scheduler plugins to begin with. */
import type { Draft } from '../../../store/plugins'
import type { plugins } from '../../../words/english/plugins'

export interface PluginExample extends Omit<Draft, 'id'> {
  readonly name: keyof (typeof plugins.english)['examples']
}

export const pluginExamples: readonly PluginExample[] = [
  {
    name: 'FastDisks',
    weight: 10,
    source: `// Nodes with the label disk=ssd are preferred.
function score(pod, nodeInfo) {
  const { disk } = nodeInfo.node.metadata.labels
  return disk === 'ssd' ? 100 : 0
}
`,
  },
  {
    name: 'EvenNodes',
    weight: 1,
    source: `// Return true, or why the node is refused.
function filter(pod, nodeInfo) {
  const { name } = nodeInfo.node.metadata
  const number = Number(name.at(-1))
  if (number % 2 === 1) return 'node(s) had an odd number'
  return true
}
`,
  },
  {
    name: 'TeamSpread',
    weight: 5,
    source: `// Each team's pods are spread over the nodes, by their label team.
function preScore(pod, nodes) {
  if (pod.metadata.labels?.team === undefined) return skip()
}

// As many as there are on the node already …
function score(pod, nodeInfo) {
  const { team } = pod.metadata.labels
  const same = (other) => other.metadata.labels?.team === team
  return nodeInfo.pods.filter(same).length
}

// … and the fewest are best: 100 points for none.
function normalizeScore(scores) {
  return defaultNormalizeScore(100, true, scores)
}
`,
  },
]
