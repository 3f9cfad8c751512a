/**
 * POST of a TokenRequest to a service account. Nobody verifies tokens here: a request carries its
 * user's name; so a token is a text that says whose it is and how long.
 * Source: Kubernetes v1.35 pkg/registry/core/serviceaccount/storage/token.go
 */
import { invalid } from '../../../api/machinery/fieldError'
import { newInvalid, newNotFound } from '../../../api/machinery/status'
import { timeAt } from '../../clientGo/wallClock'
import { seconds } from '../../kernel/micros'
import { readerOf } from '../admissionChain'
import type { Call } from '../call'
import type { ResourceRequestInfo } from '../requestInfo'
import { refuse, respond } from '../respond'
import type { Server } from '../serverState'
import { passStage } from '../stages'

const DEFAULT_SECONDS = 3600
const LEAST_SECONDS = 600
const ISSUER = 'https://kubernetes.default.svc.cluster.local'

interface TokenRequest {
  readonly spec?: { readonly audiences?: readonly string[]; readonly expirationSeconds?: number }
}

export function serveToken(server: Server, call: Call, info: ResourceRequestInfo): void {
  passStage(server, call, 'storage')
  const { namespace, name } = info
  const account = readerOf(server).get('v1', 'serviceaccounts', namespace, name)
  if (account === undefined) {
    refuse(server, call, newNotFound({ group: '', resource: 'serviceaccounts' }, name))
    return
  }
  const { spec = {} } = (call.request.body ?? {}) as TokenRequest
  const expirationSeconds = spec.expirationSeconds ?? DEFAULT_SECONDS
  if (expirationSeconds < LEAST_SECONDS) {
    const detail = 'may not specify a duration less than 10 minutes'
    const error = invalid('spec.expirationSeconds', expirationSeconds, detail)
    refuse(
      server,
      call,
      newInvalid({ group: 'authentication.k8s.io', kind: 'TokenRequest' }, '', [error]),
    )
    return
  }
  const expirationTimestamp = timeAt(server.context.now + seconds(expirationSeconds))
  respond(server, call, 201, {
    kind: 'TokenRequest',
    apiVersion: 'authentication.k8s.io/v1',
    metadata: { name, namespace, creationTimestamp: timeAt(server.context.now) },
    spec: { audiences: spec.audiences ?? [ISSUER], expirationSeconds, boundObjectRef: null },
    status: {
      token: `system:serviceaccount:${namespace}:${name}/${expirationTimestamp}`,
      expirationTimestamp,
    },
  })
}
