/**
 * Who asks: a credential becomes a user with groups, as client certificates and service account
 * tokens name them.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/authentication,
 * pkg/serviceaccount/claims.go
 */
import type { UserInfo } from './messages'

const AUTHENTICATED = 'system:authenticated'
const SERVICE_ACCOUNT = 'system:serviceaccount:'
const NODE = 'system:node:'

/** Without a credential one is anonymous, which is a user too. */
const ANONYMOUS: UserInfo = Object.freeze({
  name: 'system:anonymous',
  groups: Object.freeze(['system:unauthenticated']),
})

/** Users whose certificates carry groups of their own. */
const CERTIFICATES: ReadonlyMap<string, UserInfo> = new Map(
  [
    user('system:apiserver', 'system:masters'),
    user('kubernetes-admin', 'system:masters'),
    user('system:kube-scheduler'),
    user('system:kube-controller-manager'),
    user('system:kube-proxy'),
  ].map((one) => [one.name, one]),
)

const NODE_GROUPS: readonly string[] = Object.freeze(['system:nodes', AUTHENTICATED])

/** Users found lately. A pure memo: the same credential is the same user for ever. */
const found = new Map<string, UserInfo>()
/** As many as a cluster of the largest size has nodes and accounts. */
const MOST_FOUND = 20_000

export function authenticate(credential: string): UserInfo {
  const known = found.get(credential)
  if (known !== undefined) return known
  const user = CERTIFICATES.get(credential) ?? userOf(credential)
  if (found.size >= MOST_FOUND) found.clear()
  found.set(credential, user)
  return user
}

function userOf(credential: string): UserInfo {
  if (credential === '') return ANONYMOUS
  if (credential.startsWith(NODE)) return { name: credential, groups: NODE_GROUPS }
  if (credential.startsWith(SERVICE_ACCOUNT)) {
    const namespace = credential.slice(SERVICE_ACCOUNT.length).split(':')[0] ?? ''
    return user(credential, 'system:serviceaccounts', `system:serviceaccounts:${namespace}`)
  }
  return user(credential)
}

function user(name: string, ...groups: readonly string[]): UserInfo {
  return { name, groups: [...groups, AUTHENTICATED] }
}
