// Writes src/engine/apiserver/registry/generated/schemas.ts: the fields of every served kind and of all
// they refer to, out of the type maps of the package @kubernetes/client-node. Run by hand, when a
// kind is added:
//
//   mkdir -p /tmp/schema && cd /tmp/schema && npm install @kubernetes/client-node@2
//   node <repository>/.ci/generateSchemas.mjs /tmp/schema
//
// The maps do not tell pointers from values, nor quantities from strings: the tables below do. They
// follow the Go types of Kubernetes v1.35 (staging/src/k8s.io/api). A new kind with numbers, booleans or
// structs needs its rows here.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOTS = [
  'V1Namespace',
  'V1Node',
  'V1Pod',
  'V1ReplicaSet',
  'V1Deployment',
  'V1Service',
  'V1EndpointSlice',
  'CoreV1Event',
  'EventsV1Event',
  'V1Lease',
  'V1ConfigMap',
  'V1Secret',
  'V1ServiceAccount',
  'V1PriorityClass',
  'V1PodDisruptionBudget',
  'V1Endpoints',
  'V1LimitRange',
  'V1PersistentVolumeClaim',
  'V1PersistentVolume',
  'V1PodTemplate',
  'V1ReplicationController',
  'V1ResourceQuota',
  'V1ControllerRevision',
  'V1DaemonSet',
  'V1StatefulSet',
  'V2HorizontalPodAutoscaler',
  'V1CronJob',
  'V1Job',
  'V1Ingress',
  'V1NetworkPolicy',
  'V1RoleBinding',
  'V1Role',
  'ResourceV1ResourceClaim',
  'V1ResourceClaimTemplate',
  'V1CSIDriver',
  'V1CSINode',
  'V1CSIStorageCapacity',
  'V1StorageClass',
  'V1VolumeAttachment',
  'V1Binding',
  'V1Eviction',
  'V1Scale',
  'V1DeleteOptions',
]

// The maps are of a later release than the server.
const AFTER_1_35 = new Set([
  'CSIDriverSpec.preventPodSchedulingIfMissing',
  'PodSpec.schedulingGroup',
  'PodStatus.nodeAllocatableResourceClaimStatuses',
  'ResourceHealth.message',
  'VolumeMountStatus.volumeStatus',
])
const ONLY_1_35 = {
  PodSpec: ['workloadRef:WorkloadReference'],
  WorkloadReference: ['name:s!', 'podGroup:s!', 'podGroupReplicaKey:s'],
}

const QUANTITY_MAPS = new Set(
  ['limits', 'requests', 'capacity', 'allocatable', 'overhead', 'allocatedResources'].concat([
    'allocated',
    'hard',
    'used',
    'max',
    'min',
    'default',
    'defaultRequest',
    'maxLimitRequestRatio',
  ]),
)
const QUANTITIES = new Set(['sizeLimit', 'divisor', 'capacity', 'maximumVolumeSize'])

// Scalars that are pointers in Go: unset and zero differ, so zero is kept.
const POINTERS = table({
  AppArmorProfile: 'localhostProfile',
  AzureDiskVolumeSource: 'cachingMode fsType kind readOnly',
  AzureFilePersistentVolumeSource: 'secretNamespace',
  CSIDriverSpec:
    'attachRequired fsGroupPolicy nodeAllocatableUpdatePeriodSeconds podInfoOnMount requiresRepublish seLinuxMount serviceAccountTokenInSecrets storageCapacity',
  CSIStorageCapacity: 'capacity maximumVolumeSize',
  CSIVolumeSource: 'fsType readOnly',
  ClientIPConfig: 'timeoutSeconds',
  ClusterTrustBundleProjection: 'name optional signerName',
  ConfigMap: 'immutable',
  ConfigMapEnvSource: 'optional',
  ConfigMapKeySelector: 'optional',
  ConfigMapProjection: 'optional',
  ConfigMapVolumeSource: 'defaultMode optional',
  Container: 'restartPolicy',
  ContainerStatus: 'started stopSignal',
  DeleteOptions:
    'gracePeriodSeconds ignoreStoreReadErrorWithClusterBreakingPotential orphanDependents propagationPolicy',
  CronJobSpec:
    'failedJobsHistoryLimit startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone',
  DaemonSetSpec: 'revisionHistoryLimit',
  DaemonSetStatus: 'collisionCount',
  DeploymentSpec: 'progressDeadlineSeconds replicas revisionHistoryLimit',
  DeploymentStatus: 'collisionCount terminatingReplicas',
  DownwardAPIVolumeFile: 'mode',
  DownwardAPIVolumeSource: 'defaultMode',
  EmptyDirVolumeSource: 'sizeLimit',
  Endpoint: 'hostname nodeName zone',
  EndpointConditions: 'ready serving terminating',
  EndpointPort: 'appProtocol name port protocol',
  EphemeralContainer: 'restartPolicy',
  FCVolumeSource: 'lun',
  FileKeySelector: 'optional',
  GRPCAction: 'service',
  HostPathVolumeSource: 'type',
  GlusterfsPersistentVolumeSource: 'endpointsNamespace',
  ISCSIPersistentVolumeSource: 'initiatorName',
  ISCSIVolumeSource: 'initiatorName',
  JobSpec:
    'activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy manualSelector maxFailedIndexes parallelism podReplacementPolicy suspend ttlSecondsAfterFinished',
  JobStatus: 'failedIndexes ready terminating',
  IngressSpec: 'ingressClassName',
  KeyToPath: 'mode',
  LeaseSpec: 'holderIdentity leaseDurationSeconds leaseTransitions preferredHolder strategy',
  Lifecycle: 'stopSignal',
  LoadBalancerIngress: 'ipMode',
  LocalVolumeSource: 'fsType',
  NodeFeatures: 'supplementalGroupsPolicy',
  NodeRuntimeHandlerFeatures: 'recursiveReadOnlyMounts userNamespaces',
  NodeSwapStatus: 'capacity',
  ObjectMeta: 'deletionGracePeriodSeconds',
  OwnerReference: 'blockOwnerDeletion controller',
  PersistentVolumeClaimSpec: 'storageClassName volumeAttributesClassName volumeMode',
  PersistentVolumeClaimStatus: 'currentVolumeAttributesClassName',
  PersistentVolumeSpec: 'volumeAttributesClassName volumeMode',
  PersistentVolumeStatus: 'lastPhaseTransitionTime',
  PodCertificateProjection: 'maxExpirationSeconds',
  PodDNSConfigOption: 'value',
  PodDisruptionBudgetSpec: 'maxUnavailable minAvailable unhealthyPodEvictionPolicy',
  PodResourceClaim: 'resourceClaimName resourceClaimTemplateName',
  PodResourceClaimStatus: 'resourceClaimName',
  PodSecurityContext:
    'fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot runAsUser seLinuxChangePolicy supplementalGroupsPolicy',
  PodSpec:
    'activeDeadlineSeconds automountServiceAccountToken enableServiceLinks hostUsers hostnameOverride preemptionPolicy priority runtimeClassName setHostnameAsFQDN shareProcessNamespace terminationGracePeriodSeconds',
  PortStatus: 'error',
  Preconditions: 'resourceVersion uid',
  PriorityClass: 'preemptionPolicy',
  Probe: 'terminationGracePeriodSeconds',
  ProjectedVolumeSource: 'defaultMode',
  ReplicaSetSpec: 'replicas',
  ReplicaSetStatus: 'terminatingReplicas',
  ReplicationControllerSpec: 'replicas',
  RollingUpdateDaemonSet: 'maxSurge maxUnavailable',
  RollingUpdateDeployment: 'maxSurge maxUnavailable',
  RollingUpdateStatefulSetStrategy: 'maxUnavailable partition',
  SeccompProfile: 'localhostProfile',
  Secret: 'immutable',
  SecretEnvSource: 'optional',
  SecretKeySelector: 'optional',
  SecretProjection: 'optional',
  SecretVolumeSource: 'defaultMode optional',
  SecurityContext:
    'allowPrivilegeEscalation privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser',
  ServiceAccount: 'automountServiceAccountToken',
  ServiceAccountTokenProjection: 'expirationSeconds',
  ServicePort: 'appProtocol',
  ServiceSpec:
    'allocateLoadBalancerNodePorts internalTrafficPolicy ipFamilyPolicy loadBalancerClass trafficDistribution',
  Toleration: 'tolerationSeconds',
  StatefulSetSpec: 'replicas revisionHistoryLimit',
  StatefulSetStatus: 'collisionCount',
  StorageClass: 'allowVolumeExpansion reclaimPolicy volumeBindingMode',
  StorageV1TokenRequest: 'expirationSeconds',
  TopologySpreadConstraint: 'minDomains nodeAffinityPolicy nodeTaintsPolicy',
  TypedLocalObjectReference: 'apiGroup',
  TypedObjectReference: 'apiGroup namespace',
  VolumeAttachmentSource: 'persistentVolumeName',
  VolumeError: 'errorCode',
  VolumeMount: 'mountPropagation recursiveReadOnly',
  VolumeMountStatus: 'recursiveReadOnly',
  VolumeNodeResources: 'count',
  WindowsSecurityContextOptions:
    'gmsaCredentialSpec gmsaCredentialSpecName hostProcess runAsUserName',
})

// What Go writes although it is empty and optional: structs that are no pointers, and fields
// without omitempty. What the maps call required is written as well.
const WRITTEN = table({
  Container: 'resources',
  ContainerStatus: 'lastState state',
  Deployment: 'metadata spec status',
  DeploymentSpec: 'strategy',
  Endpoint: 'conditions',
  EndpointSlice: 'endpoints',
  EphemeralContainer: 'resources',
  Event: 'involvedObject metadata reportingComponent reportingInstance source',
  Lease: 'metadata spec',
  Namespace: 'metadata spec status',
  Node: 'metadata spec status',
  NodeDaemonEndpoints: 'kubeletEndpoint',
  NodeStatus: 'daemonEndpoints nodeInfo',
  PersistentVolume: 'metadata spec status',
  PersistentVolumeClaim: 'metadata spec status',
  PersistentVolumeClaimSpec: 'resources',
  PersistentVolumeClaimTemplate: 'metadata spec',
  Pod: 'metadata spec status',
  PodDisruptionBudget: 'metadata spec status',
  PodDisruptionBudgetStatus: 'currentHealthy desiredHealthy disruptionsAllowed expectedPods',
  PodTemplateSpec: 'metadata spec',
  ReplicaSet: 'metadata spec status',
  ReplicaSetSpec: 'template',
  ResourceFieldSelector: 'divisor',
  Scale: 'metadata spec status',
  Service: 'metadata spec status',
  ServicePort: 'targetPort',
  ServiceStatus: 'loadBalancer',
  VolumeAttachment: 'metadata spec status',
  'events.Event': 'deprecatedSource metadata regarding',
})
const ALWAYS_METADATA = new Set(ROOTS.filter((root) => root !== 'V1DeleteOptions').map(shortName))

// Pointers to structs that the maps call required: nothing is made up for them.
const NOT_WRITTEN = new Set(['DeploymentSpec.selector', 'ReplicaSetSpec.selector'])

// Go's names of string types, for the texts of type errors.
const NAMED = table({
  Container:
    'imagePullPolicy=PullPolicy restartPolicy=ContainerRestartPolicy terminationMessagePolicy=TerminationMessagePolicy',
  ContainerPort: 'protocol=Protocol',
  DeploymentStrategy: 'type=DeploymentStrategyType',
  EndpointPort: 'protocol=Protocol',
  EndpointSlice: 'addressType=AddressType',
  HTTPGetAction: 'scheme=URIScheme',
  LabelSelectorRequirement: 'operator=LabelSelectorOperator',
  NamespaceStatus: 'phase=NamespacePhase',
  NodeCondition: 'status=ConditionStatus type=NodeConditionType',
  NodeSelectorRequirement: 'operator=NodeSelectorOperator',
  PersistentVolumeClaimSpec: 'volumeMode=PersistentVolumeMode',
  PersistentVolumeClaimStatus: 'phase=PersistentVolumeClaimPhase',
  PersistentVolumeSpec:
    'persistentVolumeReclaimPolicy=PersistentVolumeReclaimPolicy volumeMode=PersistentVolumeMode',
  PersistentVolumeStatus: 'phase=PersistentVolumePhase',
  PodCondition: 'status=ConditionStatus type=PodConditionType',
  PodSpec: 'dnsPolicy=DNSPolicy preemptionPolicy=PreemptionPolicy restartPolicy=RestartPolicy',
  PodStatus: 'phase=PodPhase qosClass=PodQOSClass',
  PriorityClass: 'preemptionPolicy=PreemptionPolicy',
  Secret: 'type=SecretType',
  ServicePort: 'protocol=Protocol',
  ServiceSpec:
    'externalTrafficPolicy=ServiceExternalTrafficPolicy internalTrafficPolicy=ServiceInternalTrafficPolicy ipFamilyPolicy=IPFamilyPolicy sessionAffinity=ServiceAffinity type=ServiceType',
  StorageClass: 'reclaimPolicy=PersistentVolumeReclaimPolicy volumeBindingMode=VolumeBindingMode',
  Taint: 'effect=TaintEffect',
  Toleration: 'effect=TaintEffect operator=TolerationOperator',
  TopologySpreadConstraint: 'whenUnsatisfiable=UnsatisfiableConstraintAction',
  VolumeMount: 'mountPropagation=MountPropagationMode',
})

const from = resolve(process.argv[2] ?? '.')
const models = join(from, 'node_modules/@kubernetes/client-node/dist/gen/models')
const out = join(
  dirname(fileURLToPath(import.meta.url)),
  '../src/engine/apiserver/registry/generated/schemas.ts',
)

const types = new Map()
const queue = [...ROOTS]
for (let model = queue.shift(); model !== undefined; model = queue.shift()) {
  const name = shortName(model)
  if (types.has(name)) continue
  types.set(name, await fieldsOf(model, name))
}
for (const [name, fields] of Object.entries(ONLY_1_35)) {
  types.set(name, [...(types.get(name) ?? []), ...fields].sort())
}
mkdirSync(dirname(out), { recursive: true })
writeFileSync(out, render())
console.log(`${types.size} types written`)

async function fieldsOf(model, name) {
  const loaded = await import(pathToFileURL(join(models, `${model}.js`)).href)
  const required = requiredFields(model)
  return loaded[model].attributeTypeMap
    .filter(({ baseName }) => !AFTER_1_35.has(`${name}.${baseName}`))
    .map((field) => `${field.baseName}:${typeOf(name, field)}${zeroOf(name, field, required)}`)
}

function requiredFields(model) {
  const text = readFileSync(join(models, `${model}.d.ts`), 'utf8')
  return new Set([...text.matchAll(/^ {4}'(\w+)': /gm)].map(([, field]) => field))
}

function zeroOf(name, { baseName }, required) {
  if (POINTERS.get(name)?.has(baseName)) return '*'
  const always = baseName === 'metadata' && ALWAYS_METADATA.has(name)
  if (always || WRITTEN.get(name)?.has(baseName)) return '!'
  return required.has(baseName) && !NOT_WRITTEN.has(`${name}.${baseName}`) ? '!' : ''
}

function typeOf(owner, { baseName, type, format }) {
  const list = /^Array<(.*)>$/.exec(type)
  if (list) return `[]${plainType(owner, baseName, list[1], format)}`
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)
  if (map)
    return `{}${QUANTITY_MAPS.has(baseName) ? 'q' : plainType(owner, baseName, map[1], format)}`
  return plainType(owner, baseName, type, format)
}

function plainType(owner, field, type, format) {
  if (format === 'byte') return 'y'
  if (type === 'string') {
    if (QUANTITIES.has(field)) return 'q'
    const named = NAMED.get(owner)?.get(field)
    return named ? `s=${named}` : 's'
  }
  if (type === 'boolean') return 'b'
  if (type === 'number') return format === 'int64' ? 'l' : format === 'int32' ? 'i' : 'n'
  if (type === 'Date') return 't'
  if (type === 'V1MicroTime') return 'u'
  if (type === 'IntOrString') return 'x'
  if (type === 'any') return 'a'
  if (!existsSync(join(models, `${type}.js`)))
    throw new Error(`no model of ${owner}.${field}: ${type}`)
  queue.push(type)
  return shortName(type)
}

// Where two groups have a name, that of core keeps it bare.
function shortName(model) {
  if (/^EventsV1/.test(model)) return `events.${model.slice('EventsV1'.length)}`
  if (/^V2/.test(model)) return `v2.${model.slice('V2'.length)}`
  if (/^ResourceV1/.test(model)) return `resource.${model.slice('ResourceV1'.length)}`
  return model.replace(/^(Core|Discovery)?V1/, '')
}

function table(rows) {
  return new Map(
    Object.entries(rows).map(([name, text]) => [
      name,
      new Map(text.split(' ').map((entry) => entry.split('='))),
    ]),
  )
}

function render() {
  const rows = [...types].sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = rows.map(([name, fields]) => {
    const key = /^\w+$/.test(name) ? name : `'${name}'`
    return `  ${key}: '${fields.join(' ')}',`
  })
  return `// Made by .ci/generateSchemas.mjs; not for editing. Read by ../schema.ts, which explains the letters.
export const schemas: Readonly<Record<string, string>> = {
${lines.join('\n')}
}
`
}
