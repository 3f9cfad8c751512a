/**
 * Volumes and claims as they will be once the API server knows what was decided here, and what was
 * decided for each pod. An assumed object counts until the API server tells a newer one.
 * Source: Kubernetes v1.35 pkg/scheduler/util/assumecache,
 * pkg/scheduler/framework/plugins/volumebinding (PodVolumes)
 */
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/persistentVolume'

/** A claim and the volume found for it, of those that exist. */
export interface StaticBinding {
  readonly claim: PersistentVolumeClaim
  volume: PersistentVolume
}

/** What must be written so that a pod's claims get volumes on one node. */
export interface PodVolumes {
  readonly bindings: readonly StaticBinding[]
  /** Claims for which volumes are to be made. */
  readonly provisions: readonly PersistentVolumeClaim[]
}

/** The decision for a reserved pod: its objects are replaced by what the API server answers. */
export interface ReservedVolumes {
  readonly bindings: StaticBinding[]
  readonly provisions: PersistentVolumeClaim[]
}

export interface AssumedVolumes {
  /** By name. */
  readonly volumes: Map<string, PersistentVolume>
  /** By namespace/name. */
  readonly claims: Map<string, PersistentVolumeClaim>
  /** By the pod's uid; only pods with something left to bind. */
  readonly reserved: Map<string, ReservedVolumes>
}

export const createAssumedVolumes = (): AssumedVolumes => ({
  volumes: new Map(),
  claims: new Map(),
  reserved: new Map(),
})
