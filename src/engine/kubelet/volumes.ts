/**
 * What a pod's volumes need before its containers may start, and what is missing of it.
 * Source: Kubernetes v1.35 pkg/volume/{configmap,secret,projected}, pkg/kubelet/volumemanager
 */
import type { Pod } from '../../api/core'
import type { ConfigMapProjection, Volume } from '../../api/volume'
import type { Micros } from '../kernel/micros'
import { claimOf, claimProblem } from './claimedVolumes'
import { type CachedObject, lookUp, type ObjectCache, type ObjectName } from './objectCache'

/** A volume's source among the API's objects. */
interface Source {
  readonly volume: string
  readonly object: ObjectName
  readonly keys: readonly string[]
  readonly optional: boolean
}

/** A volume that cannot be mounted, and why; `claim` problems are told by the wait, not the mount. */
export interface MountProblem {
  readonly volume: string
  readonly message: string
  readonly claim: boolean
}

/** Objects that must be looked at before the volumes can be mounted. */
export const volumeObjects = (pod: Pod): ObjectName[] => sources(pod).map(({ object }) => object)

/** Of these, what is written again when it changes. The root certificate of a token does not. */
export const refreshedObjects = (pod: Pod): ObjectName[] =>
  (pod.spec.volumes ?? [])
    .filter((volume) => !isToken(volume))
    .flatMap((volume) => sourcesOf(pod, volume))
    .filter(({ object }) => object.kind !== 'persistentvolumeclaims')
    .map(({ object }) => object)

/** The volume that admission gives every pod for its service account's token. */
export function isToken({ name, projected }: Volume): boolean {
  if (!name.startsWith('kube-api-access-')) return false
  const [token, root, own, ...others] = projected?.sources ?? []
  return (
    token?.serviceAccountToken !== undefined &&
    root?.configMap?.name === 'kube-root-ca.crt' &&
    own?.downwardAPI !== undefined &&
    others.length === 0
  )
}

/** What is wrong with the pod's volumes. Call when every object was looked at. */
export function mountProblems(pod: Pod, cache: ObjectCache, now: Micros): MountProblem[] {
  return (pod.spec.volumes ?? []).flatMap((volume): MountProblem[] => {
    const wanted = sourcesOf(pod, volume)
    const messages = wanted.flatMap((source) => {
      const found = lookUp(cache, source.object, now)
      return (found && problemOf(source, found, cache)) ?? []
    })
    if (messages.length === 0) return []
    const claim = wanted.some(({ object }) => object.kind === 'persistentvolumeclaims')
    return [{ volume: volume.name, message: aggregate(messages), claim }]
  })
}

/** Several errors in one. Source: k8s.io/apimachinery/pkg/util/errors */
function aggregate(messages: readonly string[]): string {
  const [first = '', ...others] = new Set(messages)
  return others.length === 0 ? first : `[${[first, ...others].join(', ')}]`
}

/** What a mount that failed is told as. */
export const mountFailedText = (volume: string, problem: string): string =>
  `MountVolume.SetUp failed for volume "${volume}" : ${problem}`

/** What a wait for volumes that cannot succeed is told as. */
export const attachFailedText = (volumes: readonly string[], problem: string): string =>
  `Unable to attach or mount volumes: unmounted volumes=[${volumes.join(' ')}], unattached volumes=[], ` +
  `failed to process volumes=[${volumes.join(' ')}]: ${problem}`

function problemOf(source: Source, found: CachedObject, cache: ObjectCache): string | undefined {
  const { object, keys, optional } = source
  if (object.kind === 'persistentvolumeclaims') return claimProblem(object, found, cache)
  const kind = object.kind === 'configmaps' ? 'configmap' : 'secret'
  if (!found.found) return optional ? undefined : `${kind} "${object.name}" not found`
  const missing = keys.find((key) => !(key in found.data))
  if (missing === undefined || optional) return undefined
  return kind === 'configmap'
    ? `configmap references non-existent config key: ${missing}`
    : `references non-existent secret key: ${missing}`
}

function sources(pod: Pod): Source[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => sourcesOf(pod, volume))
}

function sourcesOf(pod: Pod, volume: Volume): Source[] {
  const { namespace } = pod.metadata
  const make = (
    kind: ObjectName['kind'],
    projection: ConfigMapProjection & { readonly secretName?: string },
  ): Source => ({
    volume: volume.name,
    object: { kind, namespace, name: projection.name ?? projection.secretName ?? '' },
    keys: (projection.items ?? []).map((item) => item.key),
    optional: projection.optional === true,
  })
  if (volume.configMap !== undefined) return [make('configmaps', volume.configMap)]
  if (volume.secret !== undefined) return [make('secrets', volume.secret)]
  const claim = claimOf(pod, volume)
  if (claim !== undefined) return [make(claim.kind, claim)]
  return (volume.projected?.sources ?? []).flatMap((source) => [
    ...(source.configMap === undefined ? [] : [make('configmaps', source.configMap)]),
    ...(source.secret === undefined ? [] : [make('secrets', source.secret)]),
  ])
}
