/**
 * The controllers this manager runs. To add one: its file, its test, one line here.
 */
import { attachDetachController } from './attachDetach/attachDetach'
import { type AnyController, controller } from './controller'
import { deploymentController } from './deployment/deployment'
import { disruptionController } from './disruption/disruption'
import { endpointSliceController } from './endpointSlice/endpointSlice'
import { endpointsController } from './endpoints/endpoints'
import { ephemeralVolumeController } from './ephemeralVolume'
import { garbageCollector } from './garbageCollector/garbageCollector'
import { namespaceController } from './namespace/namespace'
import { nodeIpamController } from './nodeIpam'
import { nodeLifecycleController } from './nodeLifecycle/nodeLifecycle'
import { persistentVolumeBinder } from './persistentVolume/persistentVolume'
import { podGCController } from './podGC'
import { pvcProtectionController } from './pvcProtection'
import { pvProtectionController } from './pvProtection'
import { replicaSetController } from './replicaSet/replicaSet'
import { rootCACertPublisher } from './rootCACertPublisher'
import { serviceAccountsController } from './serviceAccounts'
import { taintEvictionController } from './taintEviction'
import { ttlController } from './ttl'
import { volumeExpandController } from './volumeExpand'

export const controllers: readonly AnyController[] = [
  controller(deploymentController),
  controller(replicaSetController),
  controller(endpointSliceController),
  controller(endpointsController),
  controller(nodeLifecycleController),
  controller(taintEvictionController),
  controller(nodeIpamController),
  controller(garbageCollector),
  controller(namespaceController),
  controller(serviceAccountsController),
  controller(rootCACertPublisher),
  controller(podGCController),
  controller(ttlController),
  controller(disruptionController),
  controller(persistentVolumeBinder),
  controller(pvcProtectionController),
  controller(pvProtectionController),
  controller(volumeExpandController),
  controller(attachDetachController),
  controller(ephemeralVolumeController),
]
