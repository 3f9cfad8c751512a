/**
 * The files that ConfigMaps, Secrets and the pod itself make in its volumes.
 * Left out: cluster trust bundles, pod certificates. The token of a service account is a text that
 * says whose it is: the kubelet asks for none, and nobody verifies one.
 * Source: Kubernetes v1.35 pkg/volume/{configmap,secret,downwardapi,projected} (MakePayload)
 */
import type { Pod } from '../../api/core'
import type { StringMap } from '../../api/meta'
import type {
  ConfigMapProjection,
  DownwardAPIVolumeFile,
  KeyToPath,
  Volume,
  VolumeProjection,
} from '../../api/volume'
import type { VolumeFile } from '../cri/messages'
import { deepFreeze } from '../kernel/plain'
import { decodeBase64 } from './base64'
import { podField } from './fieldPath'
import { lastKnown, type ObjectCache } from './objectCache'
import { resourceField } from './resourceField'

/** What the files are made from. */
export interface FileSource {
  readonly pod: Pod
  readonly cache: ObjectCache
  /** What the node has to give, for containers that have no limit. */
  readonly allocatable: StringMap
}

/** Unless the API server has filled in another. */
const DEFAULT_MODE = 0o644

/** Whether the kubelet writes a volume's files. */
export const isWritten = ({ configMap, secret, downwardAPI, projected }: Volume): boolean =>
  configMap !== undefined ||
  secret !== undefined ||
  downwardAPI !== undefined ||
  projected !== undefined

/** The files of a volume, sorted; immutable. Its objects must be known. */
export function volumeFiles(source: FileSource, volume: Volume): readonly VolumeFile[] {
  const { configMap, secret, downwardAPI, projected } = volume
  const defaultMode = (configMap ?? secret ?? downwardAPI ?? projected)?.defaultMode ?? DEFAULT_MODE
  const sources: readonly VolumeProjection[] = projected?.sources ?? [
    {
      ...(configMap && { configMap }),
      ...(secret && { secret: { ...secret, name: secret.secretName ?? '' } }),
      ...(downwardAPI && { downwardAPI }),
    },
  ]
  const files = new Map<string, VolumeFile>()
  for (const one of sources) {
    for (const file of filesFrom(source, one, defaultMode)) files.set(file.path, file)
  }
  return deepFreeze([...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)))
}

function filesFrom(
  source: FileSource,
  { configMap, secret, downwardAPI, serviceAccountToken }: VolumeProjection,
  mode: number,
): VolumeFile[] {
  if (configMap !== undefined) return objectFiles(source, 'configmaps', configMap, mode)
  if (secret !== undefined) return objectFiles(source, 'secrets', secret, mode)
  if (serviceAccountToken !== undefined) {
    const { namespace } = source.pod.metadata
    const content = `system:serviceaccount:${namespace}:${source.pod.spec.serviceAccountName ?? ''}`
    return [{ path: serviceAccountToken.path, content, mode }]
  }
  return (downwardAPI?.items ?? []).map((item) => podFile(source, item, mode))
}

function podFile(source: FileSource, item: DownwardAPIVolumeFile, mode: number): VolumeFile {
  const { pod, allocatable } = source
  const content =
    item.resourceFieldRef === undefined
      ? podField(pod, item.fieldRef?.fieldPath ?? '')
      : resourceField(pod, item.resourceFieldRef, allocatable)
  return { path: item.path, content, mode: item.mode ?? mode }
}

function objectFiles(
  { pod, cache }: FileSource,
  kind: 'configmaps' | 'secrets',
  { name = '', items }: ConfigMapProjection,
  mode: number,
): VolumeFile[] {
  const object = lastKnown(cache, { kind, namespace: pod.metadata.namespace, name })
  const data = new Map(Object.entries(object?.data ?? {}))
  const wanted: readonly KeyToPath[] = items ?? [...data.keys()].map((key) => ({ key, path: key }))
  return wanted.flatMap((item): VolumeFile[] => {
    const value = data.get(item.key)
    // A key that is missing was optional, or nothing would be mounted.
    if (value === undefined) return []
    const content = kind === 'secrets' ? decodeBase64(value) : value
    return [{ path: item.path, content, mode: item.mode ?? mode }]
  })
}
