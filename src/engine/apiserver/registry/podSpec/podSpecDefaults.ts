/**
 * What a pod's spec gets when its author left it out. Templates get the same as pods, but for the
 * last step, which only pods see. Every function returns its argument when nothing is missing.
 * Source: Kubernetes v1.35 pkg/apis/core/v1/defaults.go, conversion.go
 */
import type { Container, EphemeralContainer } from '../../../../api/container'
import type { PodSpec } from '../../../../api/core'
import { fillIn, withField, withItems } from '../sharing'
import { containerDefaults, hostPortDefaults, requestsFromLimits } from './containerDefaults'
import { volumeDefaults } from './volumeDefaults'

const SPEC_DEFAULTS: Partial<PodSpec> = {
  restartPolicy: 'Always',
  terminationGracePeriodSeconds: 30,
  dnsPolicy: 'ClusterFirst',
  securityContext: Object.freeze({}),
  schedulerName: 'default-scheduler',
}

/** Source: SetDefaults_PodSpec, SetObjectDefaults_PodTemplate. */
export function podSpecDefaults(spec: PodSpec): PodSpec {
  let next = fillIn(spec, SPEC_DEFAULTS)
  next = serviceAccountAlias(next)
  next = withItems(next, 'volumes', next.volumes, volumeDefaults)
  next = withItems(next, 'initContainers', next.initContainers, containerDefaults)
  next = withItems(next, 'containers', next.containers, containerDefaults)
  return withItems<PodSpec, EphemeralContainer>(
    next,
    'ephemeralContainers',
    next.ephemeralContainers,
    containerDefaults,
  )
}

/** What pods get and templates do not. Source: SetDefaults_Pod. */
export function podOnlyDefaults(spec: PodSpec): PodSpec {
  let next = fillIn(spec, { enableServiceLinks: true })
  next = withItems(next, 'initContainers', next.initContainers, requestsFromLimits)
  next = withItems(next, 'containers', next.containers, requestsFromLimits)
  next = podLevelRequests(next)
  if (next.hostNetwork !== true) return next
  next = withItems<PodSpec, Container>(
    next,
    'initContainers',
    next.initContainers,
    hostPortDefaults,
  )
  return withItems<PodSpec, Container>(next, 'containers', next.containers, hostPortDefaults)
}

/** The deprecated alias follows, and stands in when it alone is given. */
function serviceAccountAlias(spec: PodSpec): PodSpec {
  const name = spec.serviceAccountName ?? spec.serviceAccount
  if (name === undefined) return spec
  return withField(withField(spec, 'serviceAccountName', name), 'serviceAccount', name)
}

/** Pod-level limits are pod-level requests where no container says otherwise. */
function podLevelRequests(spec: PodSpec): PodSpec {
  const resources = spec.resources
  const limits = resources?.limits
  if (resources === undefined || limits === undefined) return spec
  const requests = { ...resources.requests }
  for (const name of Object.keys(limits)) {
    const inContainers = spec.containers.some(
      (one) => one.resources?.requests?.[name] !== undefined,
    )
    const limit = limits[name]
    if (requests[name] === undefined && !inContainers && limit !== undefined) requests[name] = limit
  }
  if (Object.keys(requests).length === Object.keys(resources.requests ?? {}).length) return spec
  return { ...spec, resources: { ...resources, requests } }
}
