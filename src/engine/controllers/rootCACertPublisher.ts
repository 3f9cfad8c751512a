/**
 * Puts the certificate authority of the API server into every namespace, as the ConfigMap
 * kube-root-ca.crt that every pod mounts, and puts right what is changed or deleted there.
 *
 * Watches Namespaces and ConfigMaps. Writes ConfigMaps.
 * Source: Kubernetes v1.35 pkg/controller/certificates/rootcacertpublisher/publisher.go
 */
import type { Namespace } from '../../api/core'
import { collectionPath, objectPath } from '../clientGo/paths'
import { getCached } from './caches'
import type { Controller } from './controller'
import { NOTHING, send } from './plan'

export const ROOT_CA_CONFIG_MAP = 'kube-root-ca.crt'

const DESCRIPTION_ANNOTATION = 'kubernetes.io/description'
const DESCRIPTION =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal ' +
  'endpoints such as the internal service IP or kubernetes.default.svc. No other usage is ' +
  'guaranteed across distributions of Kubernetes clusters.'

export const rootCACertPublisher: Controller<undefined> = {
  name: 'root-ca-certificate-publisher-controller',
  title: 'Root CA',
  serviceAccount: 'root-ca-cert-publisher',
  eventSource: 'root-ca-cert-publisher',
  workers: 1,
  informers: ['namespaces', 'configmaps'],
  createMemory: () => undefined,

  observe({ informer, type, key, object, old }, desk) {
    if (informer === 'namespaces') {
      // An update of a namespace that is on its way out brings nothing back (namespaceUpdated).
      const isActive = (object as Namespace).status?.phase === 'Active'
      if (type === 'add' || (type === 'update' && isActive)) desk.add(key)
    } else if (object.metadata.name === ROOT_CA_CONFIG_MAP && old !== undefined) {
      desk.add(object.metadata.namespace ?? '')
    }
  },

  reconcile(namespace, { caches, config }) {
    const phase = getCached(caches, 'namespaces', namespace)?.status?.phase
    const known = getCached(caches, 'configmaps', `${namespace}/${ROOT_CA_CONFIG_MAP}`)
    const data = { 'ca.crt': config.rootCA }
    if (known === undefined) {
      const metadata = {
        name: ROOT_CA_CONFIG_MAP,
        annotations: { [DESCRIPTION_ANNOTATION]: DESCRIPTION },
      }
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data }
      const path = collectionPath('v1', 'configmaps', namespace)
      // The namespace may be on its way out, or gone: the cache is the last to know.
      const tolerate = ['NotFound', 'AlreadyExists', 'NamespaceTerminating'] as const
      return phase === undefined
        ? NOTHING
        : { steps: [send({ method: 'POST', path, body, tolerate })] }
    }
    const described = (known.metadata.annotations?.[DESCRIPTION_ANNOTATION] ?? '') !== ''
    const right =
      Object.keys(known.data ?? {}).length === 1 && known.data?.['ca.crt'] === config.rootCA
    if (right && described) return NOTHING
    const annotations = {
      ...known.metadata.annotations,
      [DESCRIPTION_ANNOTATION]: known.metadata.annotations?.[DESCRIPTION_ANNOTATION] ?? DESCRIPTION,
    }
    const body = { ...known, data, metadata: { ...known.metadata, annotations } }
    const path = objectPath('v1', 'configmaps', namespace, ROOT_CA_CONFIG_MAP)
    return { steps: [send({ method: 'PUT', path, body })] }
  },
}
