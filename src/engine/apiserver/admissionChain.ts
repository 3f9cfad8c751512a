/**
 * Runs the admission plugins on a request, with the server's caches as what they read.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/admission/chain.go
 */
import type { KubeObject, Status } from '../../api/meta'
import {
  type AdmissionAttributes,
  type AdmissionReader,
  admit,
  validateAdmission,
} from './admission/admissionPlugin'
import { admissionPlugins } from './admission/plugins'
import { cachedObject, objectsIn } from './cacher/watchCache'
import type { Call } from './call'
import { fromStored, objectKeyOf } from './definitions'
import { byPath } from './registry/registry'
import type { ResourceDefinition } from './registry/resource'
import type { ApiServerState, Server } from './serverState'
import { passStage } from './stages'

/** The mutating pass: the object to go on with, or a refusal. */
export function runMutating(
  server: Server,
  call: Call,
  attributes: AdmissionAttributes,
): KubeObject | Status | undefined {
  const reader = readerOf(server)
  const { object, refused, plugins } = admit(admissionPlugins, attributes, reader, server.context)
  passStage(server, call, 'mutatingAdmission', plugins, refused)
  return refused ?? object
}

/** The validating pass: a refusal, or nothing. */
export function runValidating(
  server: Server,
  call: Call,
  attributes: AdmissionAttributes,
): Status | undefined {
  const { refused, plugins } = validateAdmission(admissionPlugins, attributes, readerOf(server))
  passStage(server, call, 'validatingAdmission', plugins, refused)
  return refused
}

/** The caches as admission plugins read them. */
export function readerOf({ state }: Server): AdmissionReader {
  const known = READERS.get(state)
  if (known !== undefined) return known
  const reader = createReader(state)
  READERS.set(state, reader)
  return reader
}

/** Two functions for every write would be many: those of a server's state serve as long as it. */
const READERS = new WeakMap<ApiServerState, AdmissionReader>()

function createReader({ caches }: ApiServerState): AdmissionReader {
  return {
    get: (apiVersion, resource, namespace, name) => {
      const definition = definitionIn(apiVersion, resource)
      if (definition === undefined) return undefined
      const cache = caches.get(definition.storagePrefix)
      const stored = cache && cachedObject(cache, objectKeyOf(definition, namespace, name))
      return stored === undefined ? undefined : fromStored(definition, stored)
    },
    list: (apiVersion, resource, namespace = '') => {
      const definition = definitionIn(apiVersion, resource)
      const cache = caches.get(definition?.storagePrefix ?? '')
      if (definition === undefined || cache === undefined) return []
      return objectsIn(cache, namespace).map(([, stored]) => fromStored(definition, stored))
    },
  }
}

function definitionIn(apiVersion: string, resource: string): ResourceDefinition | undefined {
  const slash = apiVersion.indexOf('/')
  return slash < 0
    ? byPath('', apiVersion, resource)
    : byPath(apiVersion.slice(0, slash), apiVersion.slice(slash + 1), resource)
}
