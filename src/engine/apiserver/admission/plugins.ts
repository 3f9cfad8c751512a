/**
 * The admission plugins in the order they run. To add one: its file, its test, one line here.
 * Source: Kubernetes v1.35 pkg/kubeapiserver/options/plugins.go
 */
import type { AdmissionPlugin } from './admissionPlugin'
import { defaultStorageClass } from './defaultStorageClass'
import { defaultTolerationSeconds } from './defaultTolerationSeconds'
import { namespaceLifecycle } from './namespaceLifecycle'
import { podTopologyLabels } from './podTopologyLabels'
import { priority } from './priority'
import { serviceAccount } from './serviceAccount'
import { storageObjectInUseProtection } from './storageObjectInUseProtection'
import { taintNodesByCondition } from './taintNodesByCondition'

export const admissionPlugins: readonly AdmissionPlugin[] = [
  namespaceLifecycle,
  serviceAccount,
  taintNodesByCondition,
  priority,
  defaultTolerationSeconds,
  defaultStorageClass,
  storageObjectInUseProtection,
  podTopologyLabels,
]
