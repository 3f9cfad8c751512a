/**
 * Gives a pod its service account, and the files by which its containers can speak to the API.
 * Source: Kubernetes v1.35 plugin/pkg/admission/serviceaccount
 */
import type { Container } from '../../../api/container'
import type { Pod, PodSpec, ServiceAccount } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { randomSuffix } from '../../../api/machinery/generateName'
import { goQuote } from '../../../api/machinery/goFormat'
import type { ProjectedVolumeSource, Volume } from '../../../api/volume'
import { millis } from '../../kernel/micros'
import { mapShared, withField, withFields } from '../registry/sharing'
import type { AdmissionPlugin } from './admissionPlugin'
import { forbid, podOf } from './refuse'

const DEFAULT_NAME = 'default'
const VOLUME_PREFIX = 'kube-api-access-'
const MOUNT_PATH = '/var/run/secrets/kubernetes.io/serviceaccount'
const MIRROR_ANNOTATION = 'kubernetes.io/config.mirror'

/** A little more than an hour, by which the kubelet knows a token nobody asked for by hand. */
const TOKEN_SECONDS = 60 * 60 + 7

/**
 * The default account of a new namespace may be on its way: this often, and this far apart, the
 * server looks again. Source: getServiceAccount.
 */
export const DEFAULT_ACCOUNT_ATTEMPTS = 10
export const DEFAULT_ACCOUNT_WAIT_MICROS = millis(100)

const TOKEN_SOURCE: ProjectedVolumeSource = deepFreeze({
  sources: [
    { serviceAccountToken: { expirationSeconds: TOKEN_SECONDS, path: 'token' } },
    { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    {
      downwardAPI: {
        items: [
          { path: 'namespace', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' } },
        ],
      },
    },
  ],
  defaultMode: 420,
})

export const serviceAccount: AdmissionPlugin = {
  name: 'ServiceAccount',

  admit(attributes, reader, context) {
    const pod = podOf(attributes)
    if (attributes.operation !== 'CREATE' || pod === undefined || isMirror(pod)) {
      return attributes.object
    }
    const name = pod.spec.serviceAccountName || DEFAULT_NAME
    const { namespace } = attributes
    const found = reader.get('v1', 'serviceaccounts', namespace, name)
    if (found === undefined) {
      const missing = `serviceaccount ${goQuote(name)} not found`
      const error = `error looking up service account ${namespace}/${name}: ${missing}`
      return forbid(attributes, error)
    }
    const account = found as ServiceAccount
    const token = automounts(account, pod)
      ? tokenMounts(
          pod.spec,
          () => VOLUME_PREFIX + randomSuffix(5, (bound) => context.random(bound)),
        )
      : undefined
    const named = { serviceAccountName: name, serviceAccount: name }
    const spec = withFields<PodSpec>(pod.spec, token ? { ...named, ...token } : named)
    return { ...pod, spec: withPullSecrets(spec, account) }
  },

  validate(attributes) {
    const pod = podOf(attributes)
    if (attributes.operation !== 'CREATE' || pod === undefined) return undefined
    if (isMirror(pod)) {
      return pod.spec.serviceAccountName
        ? forbid(attributes, 'a mirror pod may not reference service accounts')
        : undefined
    }
    if (pod.spec.serviceAccountName) return undefined
    const { namespace, name } = attributes
    return forbid(attributes, `no service account specified for pod ${namespace}/${name}`)
  },
}

/** Mirror pods show what a kubelet runs on its own; they have no account. */
function isMirror({ metadata }: Pod): boolean {
  return (
    metadata.annotations !== undefined && Object.hasOwn(metadata.annotations, MIRROR_ANNOTATION)
  )
}

/** The pod's own word comes first, then the account's. */
function automounts(account: ServiceAccount, { spec }: Pod): boolean {
  return spec.automountServiceAccountToken ?? account.automountServiceAccountToken ?? true
}

/** What a pod that mounts its token has in place of its own lists. */
type TokenMounts = Pick<PodSpec, 'volumes' | 'containers' | 'initContainers'>

/** Nothing if no container needs the token. */
function tokenMounts(spec: PodSpec, newName: () => string): TokenMounts | undefined {
  const volumes = spec.volumes ?? []
  const existing = volumes.find(
    ({ name, projected }) => name.startsWith(VOLUME_PREFIX) && deepEqual(projected, TOKEN_SOURCE),
  )
  const name = existing?.name ?? newName()
  const mount = (container: Container): Container => {
    const mounts = container.volumeMounts ?? []
    if (mounts.some(({ mountPath }) => mountPath === MOUNT_PATH)) return container
    const own = { name, readOnly: true, mountPath: MOUNT_PATH }
    return withField(container, 'volumeMounts', mounts.concat(own))
  }
  const containers = mapShared(spec.containers, mount)
  const initContainers = spec.initContainers && mapShared(spec.initContainers, mount)
  if (containers === spec.containers && initContainers === spec.initContainers) return undefined
  const token: Volume = { name, projected: TOKEN_SOURCE }
  const lists = { volumes: existing ? volumes : volumes.concat(token), containers }
  return initContainers === undefined ? lists : { ...lists, initContainers }
}

function withPullSecrets(spec: PodSpec, { imagePullSecrets }: ServiceAccount): PodSpec {
  const wants = !spec.imagePullSecrets?.length && imagePullSecrets?.length
  return wants ? withFields(spec, { imagePullSecrets }) : spec
}

/** One source is shared by all pods. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
