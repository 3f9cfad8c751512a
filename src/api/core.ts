/**
 * Group core, version v1: the kinds without a group. Their parts stand beside this file:
 * container.ts, podScheduling.ts (taints, affinity, spread), volume.ts, and persistentVolume.ts.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/types.go
 */
import type {
  AppArmorProfile,
  Container,
  ContainerStatus,
  EphemeralContainer,
  Protocol,
  ResourceClaim,
  ResourceList,
  ResourceRequirements,
  SELinuxOptions,
  SeccompProfile,
  WindowsSecurityContextOptions,
} from './container'
import type {
  Condition,
  ConditionStatus,
  DraftMeta,
  IntOrString,
  KubeObject,
  MicroTime,
  NamespacedObjectMeta,
  StringMap,
  Time,
} from './meta'
import type {
  Affinity,
  PodSchedulingGate,
  Taint,
  Toleration,
  TopologySpreadConstraint,
} from './podScheduling'
import type { LocalObjectReference, Volume } from './volume'

/** Points at an object, or at a part of it (`fieldPath: spec.containers{web}`). */
export interface ObjectReference {
  readonly kind?: string
  readonly namespace?: string
  readonly name?: string
  readonly uid?: string
  readonly apiVersion?: string
  readonly resourceVersion?: string
  readonly fieldPath?: string
}

/** A condition without the obligations of metav1.Condition. */
export interface LooseCondition {
  readonly type: string
  readonly status: ConditionStatus
  readonly reason?: string
  readonly message?: string
  readonly lastTransitionTime?: Time
}

export interface Namespace extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Namespace'
  readonly spec?: { readonly finalizers?: ReadonlyArray<string> }
  readonly status?: NamespaceStatus
}

export interface NamespaceStatus {
  readonly phase?: 'Active' | 'Terminating'
  readonly conditions?: ReadonlyArray<LooseCondition>
}

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never'
export type DNSPolicy = 'ClusterFirst' | 'ClusterFirstWithHostNet' | 'Default' | 'None'
export type PreemptionPolicy = 'PreemptLowerPriority' | 'Never'
export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'
export type PodQOSClass = 'Guaranteed' | 'Burstable' | 'BestEffort'

export interface Pod extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Pod'
  readonly metadata: NamespacedObjectMeta
  readonly spec: PodSpec
  readonly status?: PodStatus
}

export interface PodTemplateSpec {
  readonly metadata?: DraftMeta
  readonly spec: PodSpec
}

export interface PodSpec {
  readonly volumes?: ReadonlyArray<Volume>
  readonly initContainers?: ReadonlyArray<Container>
  readonly containers: ReadonlyArray<Container>
  readonly ephemeralContainers?: ReadonlyArray<EphemeralContainer>
  readonly restartPolicy?: RestartPolicy
  readonly terminationGracePeriodSeconds?: number
  readonly activeDeadlineSeconds?: number
  readonly dnsPolicy?: DNSPolicy
  readonly nodeSelector?: StringMap
  readonly serviceAccountName?: string
  /** Deprecated alias of serviceAccountName, kept in step by defaulting. */
  readonly serviceAccount?: string
  readonly automountServiceAccountToken?: boolean
  readonly nodeName?: string
  readonly hostNetwork?: boolean
  readonly hostPID?: boolean
  readonly hostIPC?: boolean
  readonly hostUsers?: boolean
  readonly shareProcessNamespace?: boolean
  readonly securityContext?: PodSecurityContext
  readonly imagePullSecrets?: ReadonlyArray<LocalObjectReference>
  readonly hostname?: string
  readonly hostnameOverride?: string
  readonly subdomain?: string
  readonly setHostnameAsFQDN?: boolean
  readonly affinity?: Affinity
  readonly schedulerName?: string
  readonly tolerations?: ReadonlyArray<Toleration>
  readonly hostAliases?: ReadonlyArray<HostAlias>
  readonly priorityClassName?: string
  readonly priority?: number
  readonly dnsConfig?: PodDNSConfig
  readonly readinessGates?: ReadonlyArray<{ readonly conditionType: string }>
  readonly runtimeClassName?: string
  readonly enableServiceLinks?: boolean
  readonly preemptionPolicy?: PreemptionPolicy
  readonly overhead?: ResourceList
  readonly topologySpreadConstraints?: ReadonlyArray<TopologySpreadConstraint>
  readonly os?: { readonly name: 'linux' | 'windows' }
  readonly schedulingGates?: ReadonlyArray<PodSchedulingGate>
  readonly resourceClaims?: ReadonlyArray<PodResourceClaim>
  /** Pod-level resources (beta in 1.34, on by default). */
  readonly resources?: ResourceRequirements
}

export interface PodSecurityContext {
  readonly seLinuxOptions?: SELinuxOptions
  readonly windowsOptions?: WindowsSecurityContextOptions
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly runAsNonRoot?: boolean
  readonly supplementalGroups?: ReadonlyArray<number>
  readonly supplementalGroupsPolicy?: 'Merge' | 'Strict'
  readonly fsGroup?: number
  readonly fsGroupChangePolicy?: 'OnRootMismatch' | 'Always'
  readonly sysctls?: ReadonlyArray<{ readonly name: string; readonly value: string }>
  readonly seccompProfile?: SeccompProfile
  readonly appArmorProfile?: AppArmorProfile
  readonly seLinuxChangePolicy?: 'Recursive' | 'MountOption'
}

export interface HostAlias {
  readonly ip: string
  readonly hostnames?: ReadonlyArray<string>
}

export interface PodDNSConfig {
  readonly nameservers?: ReadonlyArray<string>
  readonly searches?: ReadonlyArray<string>
  readonly options?: ReadonlyArray<{ readonly name?: string; readonly value?: string }>
}

export interface PodResourceClaim extends ResourceClaim {
  readonly resourceClaimName?: string
  readonly resourceClaimTemplateName?: string
}

export type PodConditionType =
  | 'PodScheduled'
  | 'Ready'
  | 'Initialized'
  | 'ContainersReady'
  | 'DisruptionTarget'
  | 'PodReadyToStartContainers'
  | 'PodResizePending'
  | 'PodResizeInProgress'

/** `type` is a PodConditionType, or the name of a readiness gate. */
export interface PodCondition extends LooseCondition {
  readonly observedGeneration?: number
  readonly lastProbeTime?: Time
}

export interface PodStatus {
  readonly observedGeneration?: number
  readonly phase?: PodPhase
  readonly conditions?: ReadonlyArray<PodCondition>
  readonly message?: string
  readonly reason?: string
  readonly nominatedNodeName?: string
  readonly hostIP?: string
  readonly hostIPs?: ReadonlyArray<{ readonly ip: string }>
  readonly podIP?: string
  readonly podIPs?: ReadonlyArray<{ readonly ip: string }>
  readonly startTime?: Time
  readonly initContainerStatuses?: ReadonlyArray<ContainerStatus>
  readonly containerStatuses?: ReadonlyArray<ContainerStatus>
  readonly ephemeralContainerStatuses?: ReadonlyArray<ContainerStatus>
  readonly qosClass?: PodQOSClass
  readonly resize?: string
  readonly allocatedResources?: ResourceList
  readonly resources?: ResourceRequirements
}

/** Body of POST pods/<name>/binding: the scheduler's verdict. */
export interface Binding extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Binding'
  readonly metadata: NamespacedObjectMeta
  readonly target: ObjectReference
}

export interface Node extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Node'
  readonly spec: NodeSpec
  readonly status?: NodeStatus
}

export interface NodeSpec {
  readonly podCIDR?: string
  readonly podCIDRs?: ReadonlyArray<string>
  readonly providerID?: string
  readonly unschedulable?: boolean
  readonly taints?: ReadonlyArray<Taint>
}

export interface NodeStatus {
  readonly capacity?: ResourceList
  readonly allocatable?: ResourceList
  readonly conditions?: ReadonlyArray<NodeCondition>
  readonly addresses?: ReadonlyArray<NodeAddress>
  readonly daemonEndpoints?: { readonly kubeletEndpoint?: { readonly Port: number } }
  readonly nodeInfo?: NodeSystemInfo
  readonly images?: ReadonlyArray<ContainerImage>
  readonly volumesInUse?: ReadonlyArray<string>
  readonly volumesAttached?: ReadonlyArray<AttachedVolume>
  readonly runtimeHandlers?: ReadonlyArray<NodeRuntimeHandler>
  readonly declaredFeatures?: ReadonlyArray<string>
}

export type NodeConditionType =
  | 'Ready'
  | 'MemoryPressure'
  | 'DiskPressure'
  | 'PIDPressure'
  | 'NetworkUnavailable'

/** `type` is a NodeConditionType, or whatever an add-on reports. */
export interface NodeCondition extends LooseCondition {
  readonly lastHeartbeatTime?: Time
}

export interface NodeAddress {
  readonly type: 'Hostname' | 'InternalIP' | 'ExternalIP' | 'InternalDNS' | 'ExternalDNS'
  readonly address: string
}

export interface NodeSystemInfo {
  readonly machineID: string
  readonly systemUUID: string
  readonly bootID: string
  readonly kernelVersion: string
  readonly osImage: string
  readonly containerRuntimeVersion: string
  readonly kubeletVersion: string
  readonly kubeProxyVersion: string
  readonly operatingSystem: string
  readonly architecture: string
}

export interface ContainerImage {
  readonly names?: ReadonlyArray<string>
  readonly sizeBytes?: number
}

export interface AttachedVolume {
  readonly name: string
  readonly devicePath: string
}

export interface NodeRuntimeHandler {
  readonly name?: string
  readonly features?: { readonly [feature: string]: boolean }
}

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'
export type IPFamily = 'IPv4' | 'IPv6'
export type ServiceTrafficPolicy = 'Cluster' | 'Local'

export interface Service extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Service'
  readonly metadata: NamespacedObjectMeta
  readonly spec: ServiceSpec
  readonly status?: ServiceStatus
}

export interface ServiceSpec {
  readonly ports?: ReadonlyArray<ServicePort>
  readonly selector?: StringMap
  /** An address, or `None` for a headless service. */
  readonly clusterIP?: string
  readonly clusterIPs?: ReadonlyArray<string>
  readonly type?: ServiceType
  readonly externalIPs?: ReadonlyArray<string>
  readonly sessionAffinity?: 'ClientIP' | 'None'
  readonly sessionAffinityConfig?: { readonly clientIP?: { readonly timeoutSeconds?: number } }
  readonly loadBalancerIP?: string
  readonly loadBalancerSourceRanges?: ReadonlyArray<string>
  readonly loadBalancerClass?: string
  readonly allocateLoadBalancerNodePorts?: boolean
  readonly externalName?: string
  readonly internalTrafficPolicy?: ServiceTrafficPolicy
  readonly externalTrafficPolicy?: ServiceTrafficPolicy
  readonly healthCheckNodePort?: number
  readonly publishNotReadyAddresses?: boolean
  readonly ipFamilies?: ReadonlyArray<IPFamily>
  readonly ipFamilyPolicy?: 'SingleStack' | 'PreferDualStack' | 'RequireDualStack'
  readonly trafficDistribution?: string
}

export interface ServicePort {
  readonly name?: string
  readonly protocol?: Protocol
  readonly appProtocol?: string
  readonly port: number
  readonly targetPort?: IntOrString
  readonly nodePort?: number
}

export interface ServiceStatus {
  readonly loadBalancer?: { readonly ingress?: ReadonlyArray<LoadBalancerIngress> }
  readonly conditions?: ReadonlyArray<Condition>
}

export interface LoadBalancerIngress {
  readonly ip?: string
  readonly hostname?: string
  readonly ipMode?: 'VIP' | 'Proxy'
  readonly ports?: ReadonlyArray<{
    readonly port: number
    readonly protocol: Protocol
    readonly error?: string
  }>
}

export interface ConfigMap extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'ConfigMap'
  readonly metadata: NamespacedObjectMeta
  readonly immutable?: boolean
  readonly data?: StringMap
  /** Base64. */
  readonly binaryData?: StringMap
}

export interface Secret extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Secret'
  readonly metadata: NamespacedObjectMeta
  readonly immutable?: boolean
  /** Base64; what was written as stringData has been merged in. */
  readonly data?: StringMap
  readonly type?: string
}

export interface ServiceAccount extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'ServiceAccount'
  readonly metadata: NamespacedObjectMeta
  readonly secrets?: ReadonlyArray<ObjectReference>
  readonly imagePullSecrets?: ReadonlyArray<LocalObjectReference>
  readonly automountServiceAccountToken?: boolean
}

/** As core/v1 shows it; events.k8s.io/v1 shows the same stored object with other names. */
export interface Event extends KubeObject {
  readonly apiVersion: 'v1'
  readonly kind: 'Event'
  readonly metadata: NamespacedObjectMeta
  readonly involvedObject: ObjectReference
  readonly reason?: string
  readonly message?: string
  readonly source?: { readonly component?: string; readonly host?: string }
  readonly firstTimestamp?: Time
  readonly lastTimestamp?: Time
  readonly count?: number
  readonly type?: 'Normal' | 'Warning'
  readonly eventTime?: MicroTime
  readonly series?: { readonly count?: number; readonly lastObservedTime?: MicroTime }
  readonly action?: string
  readonly related?: ObjectReference
  readonly reportingComponent?: string
  readonly reportingInstance?: string
}
