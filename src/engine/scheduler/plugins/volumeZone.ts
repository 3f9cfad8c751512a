/**
 * Holds a pod to the zones and regions that the labels of its volumes name.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/volumezone
 */
import { deepEqual } from '../../../api/machinery/deepEqual'
import { classNameOf } from '../../../api/machinery/storageClass'
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'
import { ADD, UPDATE, UPDATE_NODE_LABEL } from '../framework/clusterEvent'
import type { Cycle, Plugin } from '../framework/plugin'
import { SKIP, type Status, unresolvable } from '../framework/status'
import { claimOf, classOf, type StorageView, toldVolume } from '../framework/storageView'
import { onStorage } from './eventObjects'

const NAME = 'VolumeZone'
const OTHER_ZONE = unresolvable(NAME, 'node(s) had no available volume zone')

/** The older labels, and what they are called now. */
const TOPOLOGY_LABELS: ReadonlyMap<string, string> = new Map([
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['topology.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
  ['topology.kubernetes.io/region', 'topology.kubernetes.io/region'],
])

/** A label a node must have, with one of the values. */
interface Topology {
  readonly key: string
  readonly values: readonly string[]
}

export const volumeZone: Plugin<readonly Topology[]> = {
  name: NAME,
  registrations: [
    onStorage('StorageClass', ADD, (_pod, _old, now) => {
      return now?.volumeBindingMode === 'WaitForFirstConsumer'
    }),
    { resource: 'Node', action: ADD | UPDATE_NODE_LABEL },
    onStorage('PersistentVolumeClaim', ADD | UPDATE, ({ pod, volumes }, _old, now) => {
      if (now?.metadata.namespace !== pod.metadata.namespace) return false
      return volumes.some(
        ({ persistentVolumeClaim: claim }) => claim?.claimName === now.metadata.name,
      )
    }),
    onStorage('PersistentVolume', ADD | UPDATE, (_pod, old, now) => {
      if (old === undefined || now === undefined) return true
      return !deepEqual(topologiesOf(old), topologiesOf(now))
    }),
  ],
  preFilter(cycle) {
    if (cycle.pod.volumes.length === 0) return { status: SKIP }
    const found = topologies(cycle)
    if (!Array.isArray(found)) return { status: found }
    return found.length === 0 ? { status: SKIP } : { state: found }
  },
  filter(_cycle, wanted, { node }) {
    const { labels = {} } = node.metadata
    // A cluster of one zone may not bother to label its nodes.
    if (![...TOPOLOGY_LABELS.keys()].some((label) => labels[label] !== undefined)) return undefined
    for (const { key, values } of wanted) {
      const here = labels[key] ?? labels[TOPOLOGY_LABELS.get(key) ?? key]
      if (here === undefined || !values.includes(here)) return OTHER_ZONE
    }
    return undefined
  },
}

/** What the bound volumes of a pod ask for, or why the pod cannot be placed yet. */
function topologies({ pod, cluster }: Cycle): Topology[] | Status {
  const { storage } = cluster
  const all: Topology[] = []
  for (const { persistentVolumeClaim: source } of pod.volumes) {
    if (source === undefined) continue
    const { claimName } = source
    if (claimName === '') return unresolvable(NAME, 'PersistentVolumeClaim had no name')
    const claim = claimOf(storage, pod.pod.metadata.namespace, claimName)
    if (claim === undefined) {
      return unresolvable(NAME, `persistentvolumeclaim "${claimName}" not found`)
    }
    const volumeName = claim.spec.volumeName ?? ''
    if (volumeName === '') {
      const refusal = refusalOfUnbound(storage, claim)
      if (refusal !== undefined) return refusal
      continue
    }
    const volume = toldVolume(storage, volumeName)
    if (volume === undefined) {
      return unresolvable(NAME, `persistentvolume "${volumeName}" not found`)
    }
    all.push(...topologiesOf(volume))
  }
  return all
}

/** A claim that waits for the pod to be placed says nothing yet; any other should be bound. */
function refusalOfUnbound(storage: StorageView, claim: PersistentVolumeClaim): Status | undefined {
  const name = classNameOf(claim)
  if (name === '') {
    return unresolvable(NAME, 'PersistentVolumeClaim had no pv name and storageClass name')
  }
  const storageClass = classOf(storage, name)
  if (storageClass === undefined) {
    return unresolvable(NAME, `storageclass.storage.k8s.io "${name}" not found`)
  }
  if (storageClass.volumeBindingMode === undefined) {
    return unresolvable(NAME, `VolumeBindingMode not set for StorageClass "${name}"`)
  }
  if (storageClass.volumeBindingMode === 'WaitForFirstConsumer') return undefined
  return unresolvable(NAME, 'PersistentVolume had no name')
}

/** A label may list several zones, `a__b`; one that lists an empty zone is left out. */
function topologiesOf({ metadata }: PersistentVolume): Topology[] {
  const found: Topology[] = []
  for (const key of TOPOLOGY_LABELS.keys()) {
    const values = metadata.labels?.[key]?.split('__').map((zone) => zone.trim())
    if (values !== undefined && !values.includes('')) found.push({ key, values })
  }
  return found
}
