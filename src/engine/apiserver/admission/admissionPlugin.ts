/**
 * What an admission plugin is. Plugins see every write between authorization and storage: first all
 * `admit` in order (they may change the object), then, after validation, all `validate` (they may
 * only refuse). The list is in plugins.ts.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/admission/interfaces.go
 */
import type { KubeObject, Status } from '../../../api/meta'
import type { Micros } from '../../kernel/micros'
import type { UserInfo } from '../messages'
import { isRefusal } from '../registry/refusal'
import type { ResourceDefinition } from '../registry/resource'

export type AdmissionOperation = 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT'

export interface AdmissionAttributes {
  readonly operation: AdmissionOperation
  readonly definition: ResourceDefinition
  /** `binding`, `status`, …; empty for the object itself. */
  readonly subresource: string
  /** Empty for what has no namespace; for namespaces themselves their own name. */
  readonly namespace: string
  /** May be empty on a create that generates the name. */
  readonly name: string
  /** The new object, or the body of a subresource (a Binding). Absent on DELETE. */
  readonly object?: KubeObject
  /** The stored object. Absent on CREATE. */
  readonly oldObject?: KubeObject
  readonly user: UserInfo
  readonly dryRun: boolean
}

/** What plugins read: the server's own watch cache. */
export interface AdmissionReader {
  /** `namespace` is empty for what has none. */
  get(apiVersion: string, resource: string, namespace: string, name: string): KubeObject | undefined
  /** All of a namespace, or of the cluster; in the cache's order (namespace, then name). */
  list(apiVersion: string, resource: string, namespace?: string): Iterable<KubeObject>
}

export interface AdmissionContext {
  readonly now: Micros
  /** A draw in [0, bound). */
  random(bound: number): number
}

export interface AdmissionPlugin {
  readonly name: string
  /**
   * The object to go on with (the same one when nothing changes), or a failed Status.
   * On DELETE and CONNECT there may be no object: `undefined` goes on.
   */
  admit?(
    attributes: AdmissionAttributes,
    reader: AdmissionReader,
    context: AdmissionContext,
  ): KubeObject | Status | undefined
  /** A failed Status, or nothing. */
  validate?(attributes: AdmissionAttributes, reader: AdmissionReader): Status | undefined
}

/** What a pass over the plugins comes to. */
export interface AdmissionOutcome {
  readonly object: KubeObject | undefined
  readonly refused?: Status
  /** The plugins that changed the object, or the one that refused. */
  readonly plugins: readonly string[]
}

/** Runs the mutating pass. Stops at the first refusal. */
export function admit(
  plugins: readonly AdmissionPlugin[],
  attributes: AdmissionAttributes,
  reader: AdmissionReader,
  context: AdmissionContext,
): AdmissionOutcome {
  let current = attributes
  const changed: string[] = []
  for (const plugin of plugins) {
    const answer = plugin.admit?.(current, reader, context)
    if (answer === undefined || answer === current.object) continue
    if (isRefusal(answer)) {
      return { object: current.object, refused: answer, plugins: [plugin.name] }
    }
    changed.push(plugin.name)
    current = { ...current, object: answer }
  }
  return { object: current.object, plugins: changed }
}

/** Runs the validating pass. Stops at the first refusal. */
export function validateAdmission(
  plugins: readonly AdmissionPlugin[],
  attributes: AdmissionAttributes,
  reader: AdmissionReader,
): AdmissionOutcome {
  for (const plugin of plugins) {
    const refused = plugin.validate?.(attributes, reader)
    if (refused !== undefined) {
      return { object: attributes.object, refused, plugins: [plugin.name] }
    }
  }
  return { object: attributes.object, plugins: [] }
}
