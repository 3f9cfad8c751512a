/**
 * May this user do this? The first rule that allows decides; nothing forbids.
 * Source: Kubernetes v1.35 plugin/pkg/auth/authorizer/rbac,
 * staging/src/k8s.io/apiserver/pkg/endpoints/handlers/responsewriters/errors.go
 */
import { goQuote } from '../../api/machinery/goFormat'
import { newForbidden } from '../../api/machinery/status'
import type { Status } from '../../api/meta'
import { GROUP_RULES, type PolicyRule, PUBLIC_PATHS, USER_RULES } from './authorizationPolicy'
import type { UserInfo } from './messages'
import {
  type NonResourceRequestInfo,
  type RequestInfo,
  type ResourceRequestInfo,
  resourceOfInfo,
} from './requestInfo'

const SUPERUSERS = 'system:masters'

/** Undefined when allowed, else the 403. */
export function authorize(user: UserInfo, info: RequestInfo): Status | undefined {
  if (user.groups.includes(SUPERUSERS)) return undefined
  if (info.type === 'nonResource') return authorizePath(user, info)
  const resource = resourceOfInfo(info)
  if (allows(USER_RULES.get(user.name), info, resource)) return undefined
  for (const group of user.groups) {
    if (allows(GROUP_RULES.get(group), info, resource)) return undefined
  }
  return newForbidden({ group: info.group, resource: info.resource }, info.name, denial(user, info))
}

/** The 403 of someone who may not act for others. */
export function forbiddenImpersonation(user: UserInfo, other: string): Status {
  const error = `User ${goQuote(user.name)} cannot impersonate resource "users" in API group "" at the cluster scope`
  return newForbidden({ group: '', resource: 'users' }, other, error)
}

export const mayImpersonate = (user: UserInfo): boolean => user.groups.includes(SUPERUSERS)

function authorizePath(user: UserInfo, info: NonResourceRequestInfo): Status | undefined {
  if (info.verb === 'get' && PUBLIC_PATHS.some((path) => matchesPath(path, info.path))) {
    return undefined
  }
  const error = `User ${goQuote(user.name)} cannot ${info.verb} path ${goQuote(info.path)}`
  return newForbidden({ group: '', resource: '' }, '', error)
}

const matchesPath = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern

function allows(
  rules: readonly PolicyRule[] | undefined,
  info: ResourceRequestInfo,
  resource: string,
): boolean {
  if (rules === undefined) return false
  for (const rule of rules) {
    if (
      has(rule.verbs, info.verb) &&
      has(rule.groups, info.group) &&
      has(rule.resources, resource)
    ) {
      return true
    }
  }
  return false
}

const has = (list: readonly string[], item: string): boolean =>
  list.includes(item) || list.includes('*')

function denial(user: UserInfo, info: ResourceRequestInfo): string {
  const what = `resource ${goQuote(resourceOfInfo(info))} in API group ${goQuote(info.group)}`
  const where =
    info.namespace === '' ? 'at the cluster scope' : `in the namespace ${goQuote(info.namespace)}`
  return `User ${goQuote(user.name)} cannot ${info.verb} ${what} ${where}`
}
