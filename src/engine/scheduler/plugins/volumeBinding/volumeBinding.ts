/**
 * Keeps a pod off nodes where its claims cannot have their volumes; and before it is bound, binds
 * those claims that waited for it to be placed.
 *
 * Reserve assumes the choice, PreBind writes it (`claimRef` of a volume that exists, the annotation
 * `selected-node` of a claim whose volume is to be made) and waits until every claim is bound.
 * Scores nothing: StorageCapacityScoring is off by default.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumebinding
 */

import { deepEqual } from '../../../../api/machinery/deepEqual'
import { claimNamesOf } from '../../../../api/machinery/podClaims'
import { seconds } from '../../../kernel/micros'
import type { PodInfo } from '../../cache/podInfo'
import { ADD, UPDATE, UPDATE_NODE_LABEL } from '../../framework/clusterEvent'
import { type ClusterView, podOf } from '../../framework/clusterView'
import type { Plugin } from '../../framework/plugin'
import { type Answer, failed, SKIP, status, unresolvable } from '../../framework/status'
import { onStorage } from '../eventObjects'
import { MIGRATED_PLUGINS } from '../migratedVolumes'
import {
  bindingText,
  bindingWrites,
  checkBindings,
  type Progress,
  takeWritten,
} from './bindVolumes'
import { volumeLimit } from './capacity'
import { findPodVolumes } from './findPodVolumes'
import { hasClaims, type PodVolumeClaims, podVolumeClaims, wrongClaim } from './podVolumeClaims'
import { assumePodVolumes, revertPodVolumes } from './reserveVolumes'

const NAME = 'VolumeBinding'
const UNBOUND = unresolvable(NAME, 'pod has unbound immediate PersistentVolumeClaims')
const NOT_YET = status('Wait', NAME)

/** VolumeBindingArgs. */
interface Args {
  readonly bindTimeoutSeconds: number
}

export const volumeBinding: Plugin<PodVolumeClaims, unknown, Args> = {
  name: NAME,
  defaultArgs: { bindTimeoutSeconds: 600 },
  registrations: [
    onStorage('StorageClass', ADD | UPDATE, (_pod, old, now) => {
      if (old === undefined) return true
      return !deepEqual(old.allowedTopologies, now?.allowedTopologies)
    }),
    onStorage('PersistentVolumeClaim', ADD | UPDATE, ({ pod }, _old, now) => {
      if (now?.metadata.namespace !== pod.metadata.namespace) return false
      return claimNamesOf(pod).includes(now.metadata.name)
    }),
    onStorage('PersistentVolume', ADD | UPDATE),
    { resource: 'Node', action: ADD | UPDATE_NODE_LABEL },
    onStorage('CSINode', ADD | UPDATE, (_pod, old, now) => {
      if (old === undefined) return true
      const [before, after] = [old, now].map((one) => one?.metadata.annotations)
      return before?.[MIGRATED_PLUGINS] !== after?.[MIGRATED_PLUGINS]
    }),
    onStorage('CSIDriver', UPDATE, ({ volumes }, old, now) => {
      if (old?.spec.storageCapacity !== true || now?.spec.storageCapacity === true) return false
      return volumes.some(({ csi }) => csi?.driver === old.metadata.name)
    }),
    onStorage('CSIStorageCapacity', ADD | UPDATE, (_pod, old, now) => {
      if (old === undefined || now === undefined) return true
      const [before, after] = [volumeLimit(old), volumeLimit(now)]
      return after !== undefined && (before === undefined || after > before)
    }),
  ],
  preFilter({ pod, cluster: { storage } }) {
    if (!hasClaims(pod)) return { status: SKIP }
    const wrong = wrongClaim(storage, pod)
    if (wrong !== undefined) return { status: unresolvable(NAME, wrong) }
    const claims = podVolumeClaims(storage, pod)
    if (typeof claims === 'string') return { status: failed(NAME, claims) }
    return claims.immediate.length > 0 ? { status: UNBOUND } : { state: claims }
  },
  filter({ cluster: { storage } }, claims, { node }) {
    const found = findPodVolumes(storage, claims, node)
    if ('error' in found) return failed(NAME, found.error)
    return 'reasons' in found ? unresolvable(NAME, ...found.reasons) : undefined
  },
  preScore: () => ({ status: SKIP }),
  score: () => 0,
  reserve,
  unreserve: ({ uid }, _node, { storage }) => revertPodVolumes(storage, uid),
  preBindPreFlight: ({ uid }, _node, { storage }) =>
    storage.assumed.reserved.has(uid) ? undefined : SKIP,
  preBind({ uid }, node, { storage }) {
    const reserved = storage.assumed.reserved.get(uid)
    return reserved && { text: bindingText(reserved, node), writes: bindingWrites(reserved) }
  },
  takeWritten({ uid }, index, body, { storage }) {
    const reserved = storage.assumed.reserved.get(uid)
    if (reserved !== undefined) takeWritten(reserved, index, body)
  },
  checkPreBind(pod, node, cluster, waitedMicros, { bindTimeoutSeconds }) {
    if (waitedMicros >= seconds(bindTimeoutSeconds)) return broken('context deadline exceeded')
    const progress = progressOf(pod, node, cluster)
    if (progress === 'not yet') return NOT_YET
    if (progress !== 'bound') return broken(progress.error)
    cluster.storage.assumed.reserved.delete(pod.uid)
    return undefined
  },
}

/**
 * Looks again at the chosen node, a moment after Filter did: nothing need be remembered of the
 * nodes that were not chosen.
 */
function reserve(pod: PodInfo, name: string, { cache, storage }: ClusterView): Answer {
  if (!hasClaims(pod)) return undefined
  const claims = podVolumeClaims(storage, pod)
  if (typeof claims === 'string') return failed(NAME, claims)
  if (claims.delayed.length + claims.immediate.length === 0) return undefined
  const node = cache.nodes.get(name)?.node
  if (node === undefined) return failed(NAME, `node "${name}" not found`)
  const found = findPodVolumes(storage, claims, node)
  if ('error' in found) return failed(NAME, found.error)
  if ('reasons' in found) return unresolvable(NAME, ...found.reasons)
  assumePodVolumes(storage, pod.uid, node, found.volumes)
  return undefined
}

function progressOf(pod: PodInfo, name: string, cluster: ClusterView): Progress {
  const { cache, storage } = cluster
  const reserved = storage.assumed.reserved.get(pod.uid)
  if (reserved === undefined) return 'bound'
  const node = cache.nodes.get(name)?.node
  if (node === undefined) {
    return { error: `failed to get node "${name}": node "${name}" not found` }
  }
  if (podOf(cluster, pod.key) === undefined) {
    const { name: podName } = pod.pod.metadata
    return { error: `pod does not exist any more: pod "${podName}" not found` }
  }
  return checkBindings(storage, reserved, node)
}

const broken = (why: string) => failed(NAME, `binding volumes: ${why}`)
