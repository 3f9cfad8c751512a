/**
 * Keeps a pod off nodes where a disk it wants is attached for another, and off every node while
 * another pod uses its ReadWriteOncePod claim.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumerestrictions
 */
import { objectKey } from '../../../api/meta'
import type { Volume } from '../../../api/volume'
import { attachedVolumes, namedClaims } from '../cache/attachedVolumes'
import type { PodInfo } from '../cache/podInfo'
import { podInfoOf } from '../cache/podInfo'
import { ADD, DELETE } from '../framework/clusterEvent'
import type { Cycle, Plugin, PreFilterAnswer } from '../framework/plugin'
import { SKIP, unresolvable, unschedulable } from '../framework/status'
import { claimOf } from '../framework/storageView'
import { hasDiskOf, isRestricted } from './diskConflict'
import { onPod, onStorage } from './eventObjects'

const NAME = 'VolumeRestrictions'
const DISK_TAKEN = unschedulable(NAME, 'node(s) had no available disk')
const CLAIM_TAKEN = unschedulable(
  NAME,
  'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode ' +
    'already in-use by another pod',
)

interface Restrictions {
  /** Names of the pod's claims that only one pod may use. */
  readonly exclusive: ReadonlySet<string>
  /** How often pods on nodes use them. */
  conflicts: number
}

export const volumeRestrictions: Plugin<Restrictions> = {
  name: NAME,
  registrations: [
    onPod(DELETE, (pod, old) => {
      if (old === undefined || old.metadata.namespace !== pod.pod.metadata.namespace) return false
      return hasDiskOf(podInfoOf(old), pod.volumes) || sharesClaim(pod, attachedVolumes(old))
    }),
    { resource: 'Node', action: ADD },
    onStorage('PersistentVolumeClaim', ADD, (pod, _old, now) => {
      const { namespace } = pod.pod.metadata
      return (
        now !== undefined &&
        now.metadata.namespace === namespace &&
        namesOf(pod.volumes).includes(now.metadata.name)
      )
    }),
  ],
  preFilter(cycle) {
    if (cycle.pod.volumes.length === 0) return { status: SKIP }
    return lookAtClaims(cycle)
  },
  filter({ pod }, { conflicts }, node) {
    if (pod.volumes.some(isRestricted)) {
      for (const other of node.podsWithVolumes.values()) {
        if (hasDiskOf(other, pod.volumes)) return DISK_TAKEN
      }
    }
    return conflicts > 0 ? CLAIM_TAKEN : undefined
  },
  // Claims are told apart by name alone here, whatever the other pod's namespace: as upstream.
  updateFiltering(_cycle, state, other, _node, by) {
    const uses = namesOf(other.volumes).filter((name) => state.exclusive.has(name))
    state.conflicts += by * uses.length
  },
  copyFiltering: (state) => ({ ...state }),
}

function lookAtClaims({ pod, cluster }: Cycle): PreFilterAnswer<Restrictions> {
  const { namespace } = pod.pod.metadata
  const exclusive = new Set<string>()
  for (const name of namesOf(pod.volumes)) {
    const claim = claimOf(cluster.storage, namespace, name)
    if (claim === undefined) {
      return { status: unresolvable(NAME, `persistentvolumeclaim "${name}" not found`) }
    }
    if (claim.spec.accessModes?.includes('ReadWriteOncePod')) exclusive.add(name)
  }
  let conflicts = 0
  for (const name of exclusive) {
    if (cluster.cache.usedClaims.has(objectKey(namespace, name))) conflicts++
  }
  if (conflicts === 0 && !pod.volumes.some(isRestricted)) return { status: SKIP }
  return { state: { exclusive, conflicts } }
}

const namesOf = (volumes: readonly Volume[]): string[] =>
  volumes.flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? [])

function sharesClaim({ pod, volumes }: PodInfo, others: readonly Volume[]): boolean {
  const { namespace } = pod.metadata
  const mine = new Set(namedClaims(namespace, volumes))
  return namedClaims(namespace, others).some((claim) => mine.has(claim))
}
