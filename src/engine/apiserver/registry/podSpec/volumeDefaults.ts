/**
 * Source: Kubernetes v1.35 pkg/apis/core/v1/defaults.go (SetDefaults_Volume and the sources')
 */
import type {
  DownwardAPIVolumeFile,
  ProjectedVolumeSource,
  Volume,
  VolumeProjection,
} from '../../../../api/volume'
import { fillIn, withField, withItems } from '../sharing'

/** 0644 */
const DEFAULT_MODE = 420
const DEFAULT_TOKEN_SECONDS = 60 * 60

/** Makes a volume without a source an empty directory, and fills in the source it has. */
export function volumeDefaults(volume: Volume): Volume {
  if (!hasSource(volume)) return { ...volume, emptyDir: {} }
  const { secret, configMap, downwardAPI, projected, hostPath, image, iscsi, rbd } = volume
  const claim = volume.ephemeral?.volumeClaimTemplate
  if (secret) return withField(volume, 'secret', fillIn(secret, { defaultMode: DEFAULT_MODE }))
  if (configMap) {
    return withField(volume, 'configMap', fillIn(configMap, { defaultMode: DEFAULT_MODE }))
  }
  if (projected) return withField(volume, 'projected', projectedDefaults(projected))
  if (downwardAPI) {
    const filled = fillIn(downwardAPI, { defaultMode: DEFAULT_MODE })
    const items = withItems(filled, 'items', filled.items, downwardFileDefaults)
    return withField(volume, 'downwardAPI', items)
  }
  if (claim) {
    const spec = fillIn(claim.spec, { volumeMode: 'Filesystem' })
    const volumeClaimTemplate = withField(claim, 'spec', spec)
    return volumeClaimTemplate === claim
      ? volume
      : { ...volume, ephemeral: { volumeClaimTemplate } }
  }
  if (hostPath) return withField(volume, 'hostPath', fillIn(hostPath, { type: '' }))
  if (iscsi) return withField(volume, 'iscsi', fillIn(iscsi, { iscsiInterface: 'default' }))
  if (rbd) {
    const defaults = { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }
    return withField(volume, 'rbd', fillIn(rbd, defaults))
  }
  if (image && image.pullPolicy === undefined) {
    const latest = !/[:@][^/]*$/.test(image.reference ?? '') || image.reference?.endsWith(':latest')
    const pullPolicy = latest ? 'Always' : 'IfNotPresent'
    return withField(volume, 'image', { ...image, pullPolicy })
  }
  return volume
}

function hasSource(volume: Volume): boolean {
  for (const name in volume) if (name !== 'name') return true
  return false
}

function projectedDefaults(source: ProjectedVolumeSource): ProjectedVolumeSource {
  const filled = fillIn(source, { defaultMode: DEFAULT_MODE })
  return withItems(filled, 'sources', filled.sources, projectionDefaults)
}

function projectionDefaults(projection: VolumeProjection): VolumeProjection {
  const { serviceAccountToken, downwardAPI } = projection
  let next = projection
  if (serviceAccountToken) {
    const filled = fillIn(serviceAccountToken, { expirationSeconds: DEFAULT_TOKEN_SECONDS })
    next = withField(next, 'serviceAccountToken', filled)
  }
  if (!downwardAPI) return next
  const items = withItems(downwardAPI, 'items', downwardAPI.items, downwardFileDefaults)
  return withField(next, 'downwardAPI', items)
}

function downwardFileDefaults(file: DownwardAPIVolumeFile): DownwardAPIVolumeFile {
  const { fieldRef } = file
  if (fieldRef === undefined) return file
  return withField(file, 'fieldRef', fillIn(fieldRef, { apiVersion: 'v1' }))
}
