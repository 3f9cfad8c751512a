/** Why a pod is Pending, in one or two plain sentences. */
import type { PersistentVolumeClaim } from '../../../api/persistentVolume'
import { nodeOrder } from '../cache/schedulerCache'
import { schedulerNameOf } from '../framework/frameworks'
import { amountText, workers } from './amounts'
import { missingClaims, unboundClaims } from './podClaims'
import { closest, missing, type ShortNode } from './shortage'
import type { Trouble } from './trouble'
import { wishedLabels } from './wishedLabels'

export function sentenceFor(trouble: Trouble, message: string): string {
  const { pod, framework, cluster, refused } = trouble
  const gates = pod.spec.schedulingGates ?? []
  if (gates.length > 0) {
    const names = gates.map(({ name }) => name).join(', ')
    return `It is held back by the gate ${names}: the scheduler does not look at it before that is gone.`
  }
  if (framework === undefined) {
    const name = schedulerNameOf(pod.spec.schedulerName)
    return `It waits for a scheduler called ${name}, and none of that name runs here.`
  }
  if (nodeOrder(cluster.cache).length === 0) return 'There is no worker.'
  const [absent] = missingClaims(trouble)
  if (absent !== undefined) return `It uses the claim ${absent}, and there is none of that name.`
  if (refused.size === 0) {
    const [unbound] = unboundClaims(trouble)
    return sentenceOf(unbound === undefined ? message : wantOfVolume(unbound))
  }
  const [nearest] = closest(trouble, 1)
  return nearest === undefined ? causes(trouble) : wantOfRoom(trouble, nearest)
}

/** `It asks for 4 CPU, and no worker it may use has that much free. worker-1 comes closest: …` */
function wantOfRoom({ refused }: Trouble, { node, lacks }: ShortNode): string {
  const asked = lacks.map(({ resource, requested }) =>
    resource === 'pods' ? 'one pod more' : amountText(resource, requested),
  )
  const short = lacks.map((lack) =>
    lack.resource === 'pods' ? 'it is full' : `${amountText(lack.resource, missing(lack))} short`,
  )
  const which = refused.size === 1 ? 'no worker' : 'no worker it may use'
  return `It asks for ${asked.join(' and ')}, and ${which} has that much free. ${node.name} comes closest: ${short.join(', ')}.`
}

function causes(trouble: Trouble): string {
  const groups = [...trouble.refused].sort(([, one], [, other]) => other.length - one.length)
  const texts = groups.map(([plugin, { length }]) => causeOf(trouble, plugin, length))
  return sentenceOf(texts.join(', and '))
}

function causeOf(trouble: Trouble, plugin: string, count: number): string {
  const many = workers(count)
  const [has, is, holds] = count === 1 ? ['has', 'is', 'holds'] : ['have', 'are', 'hold']
  switch (plugin) {
    case 'NodeUnschedulable':
      return `${many} ${is} cordoned`
    case 'TaintToleration':
      return `${many} ${has} a taint it does not tolerate`
    case 'NodeAffinity':
      return `${many} ${has} not the labels it asks for${labelsOf(trouble)}`
    case 'NodePorts':
      return `${many} ${has} its host port ${portsOf(trouble)} taken`
    case 'PodTopologySpread':
      return `on ${many} it would be too many in one place for its spread constraints`
    case 'InterPodAffinity':
      return `${many} ${holds} neighbours it must not have, or not those it must`
    case 'VolumeBinding':
      return volumeCause(trouble, many)
    case 'NodeVolumeLimits':
      return `${many} ${has} as many volumes as it can attach`
    default:
      return `${plugin} refuses ${many}`
  }
}

function volumeCause(trouble: Trouble, many: string): string {
  const [claim] = unboundClaims(trouble)
  return claim === undefined ? `${many} cannot reach its volume` : wantOfVolume(claim)
}

const wantOfVolume = ({ metadata }: PersistentVolumeClaim): string =>
  `no volume is there for its claim ${metadata.name}`

function labelsOf({ pod }: Trouble): string {
  const wished = Object.entries(wishedLabels(pod)).map(([key, value]) => `${key}=${value}`)
  return wished.length === 0 ? '' : ` (${wished.join(', ')})`
}

const portsOf = ({ info }: Trouble): string => info.hostPorts.map(({ port }) => port).join(', ')

const sentenceOf = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
