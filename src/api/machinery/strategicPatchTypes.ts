/**
 * The strategies of Kubernetes' own kinds, as their Go types declare them in tags.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api (patchStrategy, patchMergeKey)
 */
import type { PatchField, PatchSchema, PatchTypes } from './strategicPatchSchema'

/** Where a patch of a kind begins. Kinds without strategies of their own have those of metadata. */
export function strategicPatchSchema(group: string, kind: string): PatchSchema {
  const name = group === '' ? kind : `${kind}.${group}`
  return { types: TYPES, type: TYPES.has(name) ? name : 'Object' }
}

const scalars: PatchField = { strategy: 'merge' }
const conditions: PatchField = { strategy: 'merge', mergeKey: 'type' }

const by = (mergeKey: string, type?: string): PatchField => ({
  strategy: 'merge',
  mergeKey,
  ...(type !== undefined && { type }),
})
const unionsBy = (mergeKey: string): PatchField => ({ ...by(mergeKey), retainKeys: true })
const at = (type: string): PatchField => ({ type })

const metadata = at('ObjectMeta')
const withConditions = { metadata, status: at('Conditions') }

const container = {
  ports: by('containerPort'),
  env: by('name'),
  volumeMounts: by('mountPath'),
  volumeDevices: by('devicePath'),
}

const podSpec = {
  volumes: unionsBy('name'),
  initContainers: by('name', 'Container'),
  containers: by('name', 'Container'),
  ephemeralContainers: by('name', 'Container'),
  imagePullSecrets: by('name'),
  hostAliases: by('ip'),
  topologySpreadConstraints: by('topologyKey'),
  schedulingGates: by('name'),
  resourceClaims: unionsBy('name'),
}

const TYPES: PatchTypes = tabulate({
  ObjectMeta: { ownerReferences: by('uid'), finalizers: scalars },
  Conditions: { conditions },
  Container: container,
  PodSpec: podSpec,
  PodTemplateSpec: { metadata, spec: at('PodSpec') },
  PodStatus: {
    conditions,
    podIPs: by('ip'),
    hostIPs: by('ip'),
    resourceClaimStatuses: unionsBy('name'),
  },
  NodeSpec: { podCIDRs: scalars },
  NodeStatus: { conditions, addresses: by('type') },
  ServiceSpec: { ports: by('port') },
  WorkloadSpec: { template: at('PodTemplateSpec') },
  DeploymentSpec: { template: at('PodTemplateSpec'), strategy: { retainKeys: true } },
  JobTemplateSpec: { metadata, spec: at('WorkloadSpec') },
  CronJobSpec: { jobTemplate: at('JobTemplateSpec') },
  PodDisruptionBudgetSpec: { selector: { strategy: 'replace' } },
  CSINodeSpec: { drivers: by('name') },

  Object: { metadata },
  Pod: { metadata, spec: at('PodSpec'), status: at('PodStatus') },
  PodTemplate: { metadata, template: at('PodTemplateSpec') },
  Node: { metadata, spec: at('NodeSpec'), status: at('NodeStatus') },
  Service: { metadata, spec: at('ServiceSpec'), status: at('Conditions') },
  ServiceAccount: { metadata, secrets: by('name') },
  Namespace: withConditions,
  PersistentVolumeClaim: withConditions,
  ReplicationController: { ...withConditions, spec: at('WorkloadSpec') },
  'Deployment.apps': { ...withConditions, spec: at('DeploymentSpec') },
  'ReplicaSet.apps': { ...withConditions, spec: at('WorkloadSpec') },
  'StatefulSet.apps': { ...withConditions, spec: at('WorkloadSpec') },
  'DaemonSet.apps': { ...withConditions, spec: at('WorkloadSpec') },
  'Job.batch': { ...withConditions, spec: at('WorkloadSpec') },
  'CronJob.batch': { metadata, spec: at('CronJobSpec') },
  'HorizontalPodAutoscaler.autoscaling': withConditions,
  'PodDisruptionBudget.policy': { ...withConditions, spec: at('PodDisruptionBudgetSpec') },
  'CSINode.storage.k8s.io': { metadata, spec: at('CSINodeSpec') },
  'ServiceCIDR.networking.k8s.io': withConditions,
  'FlowSchema.flowcontrol.apiserver.k8s.io': withConditions,
  'PriorityLevelConfiguration.flowcontrol.apiserver.k8s.io': withConditions,
  'MutatingWebhookConfiguration.admissionregistration.k8s.io': { metadata, webhooks: by('name') },
  'ValidatingWebhookConfiguration.admissionregistration.k8s.io': { metadata, webhooks: by('name') },
})

function tabulate(
  types: Readonly<Record<string, Readonly<Record<string, PatchField>>>>,
): PatchTypes {
  return new Map(
    Object.entries(types).map(([name, fields]) => [name, new Map(Object.entries(fields))]),
  )
}
