/**
 * A container as the pod asks for it, and as its node reports it.
 * Source: Kubernetes v1.35 staging/src/k8s.io/api/core/v1/types.go
 */
import type { IntOrString, Time } from './meta'

/** Resource name to quantity (`cpu: 500m`). Parsed by machinery/quantity.ts. */
export interface ResourceList {
  readonly [resource: string]: string
}

export interface ResourceClaim {
  readonly name: string
  readonly request?: string
}

export interface ResourceRequirements {
  readonly limits?: ResourceList
  readonly requests?: ResourceList
  readonly claims?: ReadonlyArray<ResourceClaim>
}

export type PullPolicy = 'Always' | 'IfNotPresent' | 'Never'
export type Protocol = 'TCP' | 'UDP' | 'SCTP'
export type TerminationMessagePolicy = 'File' | 'FallbackToLogsOnError'
/** `Always` on an init container makes it a sidecar. */
export type ContainerRestartPolicy = 'Always' | 'OnFailure' | 'Never'

export interface Container {
  readonly name: string
  readonly image: string
  readonly command?: ReadonlyArray<string>
  readonly args?: ReadonlyArray<string>
  readonly workingDir?: string
  readonly ports?: ReadonlyArray<ContainerPort>
  readonly envFrom?: ReadonlyArray<EnvFromSource>
  readonly env?: ReadonlyArray<EnvVar>
  readonly resources?: ResourceRequirements
  readonly resizePolicy?: ReadonlyArray<ContainerResizePolicy>
  readonly restartPolicy?: ContainerRestartPolicy
  readonly restartPolicyRules?: ReadonlyArray<ContainerRestartRule>
  readonly volumeMounts?: ReadonlyArray<VolumeMount>
  readonly volumeDevices?: ReadonlyArray<VolumeDevice>
  readonly livenessProbe?: Probe
  readonly readinessProbe?: Probe
  readonly startupProbe?: Probe
  readonly lifecycle?: Lifecycle
  readonly terminationMessagePath?: string
  readonly terminationMessagePolicy?: TerminationMessagePolicy
  readonly imagePullPolicy?: PullPolicy
  readonly securityContext?: SecurityContext
  readonly stdin?: boolean
  readonly stdinOnce?: boolean
  readonly tty?: boolean
}

/** A debugging guest in a running pod: never restarted, has no ports, probes or resources. */
export interface EphemeralContainer extends Container {
  readonly targetContainerName?: string
}

export interface ContainerPort {
  readonly name?: string
  readonly hostPort?: number
  readonly containerPort: number
  readonly protocol?: Protocol
  readonly hostIP?: string
}

export interface EnvVar {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: EnvVarSource
}

/** Exactly one field is set. */
export interface EnvVarSource {
  readonly fieldRef?: ObjectFieldSelector
  readonly resourceFieldRef?: ResourceFieldSelector
  readonly configMapKeyRef?: KeySelector
  readonly secretKeyRef?: KeySelector
  readonly fileKeyRef?: FileKeySelector
}

export interface ObjectFieldSelector {
  readonly apiVersion?: string
  readonly fieldPath: string
}

export interface ResourceFieldSelector {
  readonly containerName?: string
  readonly resource: string
  readonly divisor?: string
}

/** A key of a ConfigMap or Secret in the pod's namespace. */
export interface KeySelector {
  readonly name?: string
  readonly key: string
  readonly optional?: boolean
}

export interface FileKeySelector {
  readonly volumeName: string
  readonly path: string
  readonly key: string
  readonly optional?: boolean
}

export interface EnvFromSource {
  readonly prefix?: string
  readonly configMapRef?: OptionalReference
  readonly secretRef?: OptionalReference
}

export interface OptionalReference {
  readonly name?: string
  readonly optional?: boolean
}

export interface ContainerResizePolicy {
  readonly resourceName: string
  readonly restartPolicy: 'NotRequired' | 'RestartContainer'
}

export interface ContainerRestartRule {
  readonly action: 'Restart' | 'RestartAllContainers'
  readonly exitCodes?: {
    readonly operator: 'In' | 'NotIn'
    readonly values?: ReadonlyArray<number>
  }
}

export interface VolumeMount {
  readonly name: string
  readonly readOnly?: boolean
  readonly recursiveReadOnly?: 'Disabled' | 'IfPossible' | 'Enabled'
  readonly mountPath: string
  readonly subPath?: string
  readonly mountPropagation?: 'None' | 'HostToContainer' | 'Bidirectional'
  readonly subPathExpr?: string
}

export interface VolumeDevice {
  readonly name: string
  readonly devicePath: string
}

export interface ExecAction {
  readonly command?: ReadonlyArray<string>
}

export interface HTTPHeader {
  readonly name: string
  readonly value: string
}

export interface HTTPGetAction {
  readonly path?: string
  readonly port: IntOrString
  readonly host?: string
  readonly scheme?: 'HTTP' | 'HTTPS'
  readonly httpHeaders?: ReadonlyArray<HTTPHeader>
}

export interface TCPSocketAction {
  readonly port: IntOrString
  readonly host?: string
}

export interface GRPCAction {
  readonly port: number
  readonly service?: string
}

/** Exactly one of the four actions is set. */
export interface Probe {
  readonly exec?: ExecAction
  readonly httpGet?: HTTPGetAction
  readonly tcpSocket?: TCPSocketAction
  readonly grpc?: GRPCAction
  readonly initialDelaySeconds?: number
  readonly timeoutSeconds?: number
  readonly periodSeconds?: number
  readonly successThreshold?: number
  readonly failureThreshold?: number
  readonly terminationGracePeriodSeconds?: number
}

/** Exactly one field is set. */
export interface LifecycleHandler {
  readonly exec?: ExecAction
  readonly httpGet?: HTTPGetAction
  readonly tcpSocket?: TCPSocketAction
  readonly sleep?: { readonly seconds: number }
}

export interface Lifecycle {
  readonly postStart?: LifecycleHandler
  readonly preStop?: LifecycleHandler
  readonly stopSignal?: string
}

export interface SELinuxOptions {
  readonly user?: string
  readonly role?: string
  readonly type?: string
  readonly level?: string
}

export interface SeccompProfile {
  readonly type: 'Unconfined' | 'RuntimeDefault' | 'Localhost'
  readonly localhostProfile?: string
}

export type AppArmorProfile = SeccompProfile

export interface WindowsSecurityContextOptions {
  readonly gmsaCredentialSpecName?: string
  readonly gmsaCredentialSpec?: string
  readonly runAsUserName?: string
  readonly hostProcess?: boolean
}

export interface SecurityContext {
  readonly capabilities?: {
    readonly add?: ReadonlyArray<string>
    readonly drop?: ReadonlyArray<string>
  }
  readonly privileged?: boolean
  readonly seLinuxOptions?: SELinuxOptions
  readonly windowsOptions?: WindowsSecurityContextOptions
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly runAsNonRoot?: boolean
  readonly readOnlyRootFilesystem?: boolean
  readonly allowPrivilegeEscalation?: boolean
  readonly procMount?: 'Default' | 'Unmasked'
  readonly seccompProfile?: SeccompProfile
  readonly appArmorProfile?: AppArmorProfile
}

export interface ContainerStateWaiting {
  readonly reason?: string
  readonly message?: string
}

export interface ContainerStateRunning {
  readonly startedAt?: Time
}

export interface ContainerStateTerminated {
  readonly exitCode: number
  readonly signal?: number
  readonly reason?: string
  readonly message?: string
  readonly startedAt?: Time
  readonly finishedAt?: Time
  readonly containerID?: string
}

/** At most one field is set; none of them means waiting. */
export interface ContainerState {
  readonly waiting?: ContainerStateWaiting
  readonly running?: ContainerStateRunning
  readonly terminated?: ContainerStateTerminated
}

export interface ContainerStatus {
  readonly name: string
  readonly state?: ContainerState
  readonly lastState?: ContainerState
  readonly ready: boolean
  readonly restartCount: number
  readonly image: string
  readonly imageID: string
  readonly containerID?: string
  readonly started?: boolean
  readonly allocatedResources?: ResourceList
  readonly resources?: ResourceRequirements
  readonly volumeMounts?: ReadonlyArray<VolumeMountStatus>
  readonly user?: ContainerUser
  readonly stopSignal?: string
}

export interface VolumeMountStatus {
  readonly name: string
  readonly mountPath: string
  readonly readOnly?: boolean
  readonly recursiveReadOnly?: 'Disabled' | 'IfPossible' | 'Enabled'
}

export interface ContainerUser {
  readonly linux?: {
    readonly uid: number
    readonly gid: number
    readonly supplementalGroups?: ReadonlyArray<number>
  }
}
