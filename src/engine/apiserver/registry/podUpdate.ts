/**
 * Which changes of a pod are refused.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidatePodUpdate,
 * ValidatePodStatusUpdate, ValidatePodResize)
 */
import type { Container } from '../../../api/container'
import type { Pod, PodSpec } from '../../../api/core'
import { deepEqual } from '../../../api/machinery/deepEqual'
import { type FieldError, forbidden, invalid, required } from '../../../api/machinery/fieldError'
import { dns1123Subdomain } from '../../../api/machinery/names'
import { computePodQOSClass } from '../../../api/machinery/qosClass'
import type { Toleration } from '../../../api/podScheduling'
import { pushAll } from './objectMeta'
import { mapShared, withField } from './sharing'
import { specDiff } from './specDiff'

const MAX_INT32 = 2147483647

const UPDATABLE = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
].join(',')

/** Only called when the spec is another object than the stored one. */
export function validatePodUpdate(next: Pod, stored: Pod, errors: FieldError[]): void {
  for (const field of ['containers', 'initContainers'] as const) {
    const before = stored.spec[field] ?? []
    const after = next.spec[field] ?? []
    if (before.length !== after.length) {
      errors.push(forbidden(`spec.${field}`, 'pod updates may not add or remove containers'))
      return
    }
    after.forEach((container, i) => {
      if (!container.image) errors.push(required(`spec.${field}[${i}].image`))
    })
  }
  validateDeadline(next.spec, stored.spec, errors)
  validateTolerations(next.spec.tolerations ?? [], stored.spec.tolerations ?? [], errors)
  validateGates(next.spec, stored.spec, errors)
  const munged = withUpdatable(next.spec, stored.spec)
  if (deepEqual(munged, stored.spec)) return
  const detail = `pod updates may not change fields other than ${UPDATABLE}\n${specDiff('PodSpec', stored.spec, munged)}`
  errors.push(forbidden('spec', detail))
}

/** The node of a pod changes through a binding only. */
export function validatePodStatus(next: Pod, stored: Pod, errors: FieldError[]): void {
  if (next.spec.nodeName !== stored.spec.nodeName) {
    errors.push(forbidden('status.nodeName', 'may not be changed directly'))
  }
  const nominated = next.status?.nominatedNodeName
  if (nominated) pushAll(errors, 'status.nominatedNodeName', nominated, dns1123Subdomain(nominated))
}

export function validatePodResize(next: Pod, stored: Pod, errors: FieldError[]): void {
  if (computePodQOSClass(next) === computePodQOSClass(stored)) return
  const detail = 'Pod QOS Class may not change as a result of resizing'
  errors.push(invalid('spec', computePodQOSClass(stored), detail))
}

function validateDeadline(next: PodSpec, stored: PodSpec, errors: FieldError[]): void {
  const path = 'spec.activeDeadlineSeconds'
  const after = next.activeDeadlineSeconds
  const before = stored.activeDeadlineSeconds
  if (after === undefined) {
    if (before === undefined) return
    errors.push(invalid(path, null, 'must not update from a positive integer to nil value'))
  } else if (after < 0 || after > MAX_INT32) {
    errors.push(invalid(path, after, `must be between 0 and ${MAX_INT32}, inclusive`))
  } else if (before !== undefined && before < after) {
    errors.push(invalid(path, after, 'must be less than or equal to previous value'))
  }
}

/** Source: validateOnlyAddedTolerations. */
function validateTolerations(
  next: readonly Toleration[],
  stored: readonly Toleration[],
  errors: FieldError[],
): void {
  if (next === stored) return
  const kept = stored.every((before) =>
    next.some((after) =>
      deepEqual({ ...after, tolerationSeconds: before.tolerationSeconds }, before),
    ),
  )
  if (kept) return
  const detail = 'existing toleration can not be modified except its tolerationSeconds'
  errors.push(forbidden('spec.tolerations', detail))
}

/** Source: validateOnlyDeletedSchedulingGates. */
function validateGates(next: PodSpec, stored: PodSpec, errors: FieldError[]): void {
  const before = new Set(stored.schedulingGates?.map(({ name }) => name))
  next.schedulingGates?.forEach(({ name }, i) => {
    if (before.has(name)) return
    const detail = `only deletion is allowed, but found new scheduling gate '${name}'`
    errors.push(forbidden(`spec.schedulingGates[${i}]`, detail))
  })
}

/** The new spec with everything put back that may change. */
function withUpdatable(next: PodSpec, stored: PodSpec): PodSpec {
  let munged = withImages(next, stored, 'containers')
  munged = withImages(munged, stored, 'initContainers')
  munged = withField(munged, 'activeDeadlineSeconds', stored.activeDeadlineSeconds)
  munged = withField(munged, 'schedulingGates', stored.schedulingGates)
  munged = withField(munged, 'tolerations', stored.tolerations)
  const grace = stored.terminationGracePeriodSeconds ?? 0
  if (grace < 0 && next.terminationGracePeriodSeconds === 1) {
    munged = withField(munged, 'terminationGracePeriodSeconds', grace)
  }
  return stored.schedulingGates?.length ? withDirectives(munged, stored) : munged
}

function withImages(
  next: PodSpec,
  stored: PodSpec,
  field: 'containers' | 'initContainers',
): PodSpec {
  const before = stored[field] ?? []
  let i = 0
  const containers = mapShared<Container>(next[field] ?? [], (container) => {
    const image = before[i++]?.image
    return image === undefined ? container : withField(container, 'image', image)
  })
  return next[field] === undefined ? next : withField(next, field, containers)
}

/** While a gate holds the pod back, its node selection may become narrower. */
function withDirectives(next: PodSpec, stored: PodSpec): PodSpec {
  const before = stored.nodeSelector ?? {}
  const narrower = Object.keys(before).every((key) => next.nodeSelector?.[key] === before[key])
  const selected = narrower ? withField(next, 'nodeSelector', stored.nodeSelector) : next
  const hadAffinity =
    stored.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution !== undefined
  if (hadAffinity || next.affinity?.nodeAffinity === undefined) return selected
  const { nodeAffinity: _, ...rest } = next.affinity
  const affinity = Object.keys(rest).length === 0 ? stored.affinity : rest
  return withField(selected, 'affinity', affinity)
}
