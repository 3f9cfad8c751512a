/**
 * A container's environment variables, and what is missing for them.
 * Left out: variables of Services (enableServiceLinks), fileKeyRef, resourceFieldRef.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables)
 */
import type { Container, EnvVarSource, KeySelector } from '../../api/container'
import type { Pod } from '../../api/core'
import type { StringMap } from '../../api/meta'
import type { Micros } from '../kernel/micros'
import { decodeBase64 } from './base64'
import { podField } from './fieldPath'
import { lookUp, type ObjectCache, type ObjectName } from './objectCache'

/** What an environment is made from. */
export interface EnvironmentSource {
  readonly pod: Pod
  readonly container: Container
  readonly cache: ObjectCache
  readonly now: Micros
  readonly node: string
  readonly podIP: string
  readonly hostIP: string
}

/** The variables, or what is missing for them. */
export type Environment =
  | { readonly type: 'made'; readonly env: StringMap }
  | { readonly type: 'problem'; readonly message: string }

/** ConfigMaps and Secrets the environment is made from. */
export function environmentObjects(pod: Pod, container: Container): ObjectName[] {
  const { namespace } = pod.metadata
  const names: ObjectName[] = []
  for (const { configMapRef, secretRef } of container.envFrom ?? []) {
    if (configMapRef?.name) names.push({ kind: 'configmaps', namespace, name: configMapRef.name })
    if (secretRef?.name) names.push({ kind: 'secrets', namespace, name: secretRef.name })
  }
  for (const { valueFrom } of container.env ?? []) {
    const { configMapKeyRef, secretKeyRef } = valueFrom ?? {}
    if (configMapKeyRef?.name) {
      names.push({ kind: 'configmaps', namespace, name: configMapKeyRef.name })
    }
    if (secretKeyRef?.name) names.push({ kind: 'secrets', namespace, name: secretKeyRef.name })
  }
  return names
}

/** The environment of a container. Call when `environmentObjects` are known. */
export function makeEnvironment(source: EnvironmentSource): Environment {
  const env: Record<string, string> = { HOSTNAME: hostname(source.pod) }
  for (const { prefix = '', configMapRef, secretRef } of source.container.envFrom ?? []) {
    const kind = configMapRef === undefined ? 'secrets' : 'configmaps'
    const reference = configMapRef ?? secretRef
    const name = reference?.name ?? ''
    const found = objectOf(source, kind, name)
    if (found?.found !== true) {
      if (reference?.optional === true) continue
      return { type: 'problem', message: `${singular(kind)} "${name}" not found` }
    }
    for (const [key, value] of Object.entries(found.data)) {
      env[`${prefix}${key}`] = kind === 'secrets' ? decodeBase64(value) : value
    }
  }
  for (const { name, value, valueFrom } of source.container.env ?? []) {
    if (valueFrom === undefined) {
      env[name] = expand(value ?? '', env)
      continue
    }
    const looked = lookAt(source, valueFrom)
    if (looked.type === 'problem') return looked
    if (looked.type === 'value') env[name] = looked.value
  }
  return { type: 'made', env }
}

/** spec.hostname, or the pod's name cut to what a host's name may have. */
export const hostname = (pod: Pod): string =>
  pod.spec.hostname ?? pod.metadata.name.slice(0, 63).replace(/[-.]+$/, '')

type Looked =
  | { readonly type: 'value'; readonly value: string }
  | { readonly type: 'absent' }
  | { readonly type: 'problem'; readonly message: string }

function lookAt(source: EnvironmentSource, from: EnvVarSource): Looked {
  const { fieldRef, configMapKeyRef, secretKeyRef } = from
  if (fieldRef !== undefined) return { type: 'value', value: field(source, fieldRef.fieldPath) }
  if (configMapKeyRef !== undefined) return key(source, 'configmaps', configMapKeyRef)
  if (secretKeyRef !== undefined) return key(source, 'secrets', secretKeyRef)
  return { type: 'absent' }
}

function key(
  source: EnvironmentSource,
  kind: 'configmaps' | 'secrets',
  selector: KeySelector,
): Looked {
  const { name = '', key: wanted, optional } = selector
  const found = objectOf(source, kind, name)
  if (found?.found !== true) {
    if (optional === true) return { type: 'absent' }
    return { type: 'problem', message: `${singular(kind)} "${name}" not found` }
  }
  const value = found.data[wanted]
  if (value !== undefined) {
    return { type: 'value', value: kind === 'secrets' ? decodeBase64(value) : value }
  }
  if (optional === true) return { type: 'absent' }
  const { namespace } = source.pod.metadata
  const title = kind === 'configmaps' ? 'ConfigMap' : 'Secret'
  return {
    type: 'problem',
    message: `couldn't find key ${wanted} in ${title} ${namespace}/${name}`,
  }
}

const singular = (kind: 'configmaps' | 'secrets'): string =>
  kind === 'configmaps' ? 'configmap' : 'secret'

const objectOf = (source: EnvironmentSource, kind: 'configmaps' | 'secrets', name: string) =>
  lookUp(source.cache, { kind, namespace: source.pod.metadata.namespace, name }, source.now)

/** Fields that are known only on the node, and those of the pod's metadata. */
function field({ pod, node, podIP, hostIP }: EnvironmentSource, path: string): string {
  switch (path) {
    case 'spec.nodeName':
      return node
    case 'spec.serviceAccountName':
      return pod.spec.serviceAccountName ?? ''
    case 'status.hostIP':
    case 'status.hostIPs':
      return hostIP
    case 'status.podIP':
    case 'status.podIPs':
      return podIP
    default:
      return podField(pod, path)
  }
}

/** `$(NAME)` of what was defined before; `$$(NAME)` is left alone. */
export const expand = (text: string, env: Readonly<Record<string, string>>): string =>
  text.replace(/(\$?)\$\(([^()]+)\)/g, (whole, escaped: string, name: string) =>
    escaped === '' ? (env[name] ?? whole) : `$(${name})`,
  )

/** Arguments may name variables in the same way. */
export const expandAll = (
  words: readonly string[] | undefined,
  env: StringMap,
): readonly string[] | undefined => words?.map((word) => expand(word, env))
