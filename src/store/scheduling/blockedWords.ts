/** A refusal in a word or two, for where a sentence has no room. */
import type { NodeVerdict } from '../../protocol/messages'

type Refusal = NonNullable<NodeVerdict['refusal']>

/** `Insufficient cpu`, `taint gpu`, `cordoned`. `taints` are the node's, as `key=value:Effect`. */
export function blockedWords({ plugin, reasons }: Refusal, taints: readonly string[]): string {
  if (plugin === 'NodeResourcesFit') return lacking(reasons)
  if (plugin === 'TaintToleration') return taintWords(taints)
  return WORDS[plugin] ?? reasons.join(', ').replace(NODES, '')
}

const WORDS: Readonly<Record<string, string>> = {
  NodeUnschedulable: 'cordoned',
  NodeName: 'another node is named',
  NodeAffinity: 'not its labels',
  NodePorts: 'port is taken',
  PodTopologySpread: 'uneven spread',
  InterPodAffinity: 'pod affinity',
  NodeVolumeLimits: 'too many volumes',
  VolumeZone: 'volume elsewhere',
  VolumeBinding: 'no volume to bind',
  VolumeRestrictions: 'volume in use',
}

/** Upstream counts in this word: `3 node(s) were unschedulable`. */
const NODES = /^node\(s\) /
const INSUFFICIENT = 'Insufficient '

function lacking(reasons: readonly string[]): string {
  const resources = reasons.filter((reason) => reason.startsWith(INSUFFICIENT))
  const others = reasons.filter((reason) => !reason.startsWith(INSUFFICIENT))
  const names = resources.map((reason) => reason.slice(INSUFFICIENT.length))
  return [...(names.length > 0 ? [INSUFFICIENT + names.join(', ')] : []), ...others].join(', ')
}

/** The filter does not say which taint it was: with several, none is named. */
function taintWords(taints: readonly string[]): string {
  const hard = taints.filter((taint) => !taint.endsWith(':PreferNoSchedule'))
  const [only] = hard
  if (only === undefined || hard.length > 1) return 'untolerated taint'
  const key = only.split(/[=:]/)[0] ?? ''
  return `taint ${key.slice(key.lastIndexOf('/') + 1)}`
}
