/**
 * Validation of security contexts.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (ValidateSecurityContext,
 * validatePodSpecSecurityContext, validateHostUsers)
 */
import type { SeccompProfile, SecurityContext } from '../../../../api/container'
import type { PodSpec } from '../../../../api/core'
import {
  type FieldError,
  type FieldPath,
  forbidden,
  index,
  invalid,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'

const MAX_ID = 2147483647
const ID_ERROR = `must be between 0 and ${MAX_ID}, inclusive`
const PROFILE_TYPES = ['Localhost', 'RuntimeDefault', 'Unconfined']

export function validatePodSecurity(spec: PodSpec, path: FieldPath, errors: FieldError[]): void {
  const context = spec.securityContext
  const at = `${path}.securityContext`
  if (context) {
    validateId(context.fsGroup, `${at}.fsGroup`, errors)
    validateId(context.runAsUser, `${at}.runAsUser`, errors)
    validateId(context.runAsGroup, `${at}.runAsGroup`, errors)
    context.supplementalGroups?.forEach((group, i) => {
      validateId(group, index(`${at}.supplementalGroups`, i), errors)
    })
    validateProfile(context.seccompProfile, `${at}.seccompProfile`, errors)
  }
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const detail = 'ShareProcessNamespace and HostPID cannot both be enabled'
    errors.push(invalid(`${at}.shareProcessNamespace`, true, detail))
  }
}

/** Source: validateHostUsers. */
export function validateHostUsers(spec: PodSpec, path: FieldPath, errors: FieldError[]): void {
  if (spec.hostUsers !== false) return
  const detail = 'when `pod.Spec.HostUsers` is false'
  if (spec.hostNetwork) errors.push(forbidden(`${path}.hostNetwork`, detail))
  if (spec.hostPID) errors.push(forbidden(`${path}.HostPID`, detail))
  if (spec.hostIPC) errors.push(forbidden(`${path}.HostIPC`, detail))
}

export function validateSecurityContext(
  context: SecurityContext,
  path: FieldPath,
  errors: FieldError[],
): void {
  validateId(context.runAsUser, `${path}.runAsUser`, errors)
  validateId(context.runAsGroup, `${path}.runAsGroup`, errors)
  const { procMount } = context
  if (procMount !== undefined && procMount !== 'Default' && procMount !== 'Unmasked') {
    errors.push(notSupported(`${path}.procMount`, procMount, ['Default', 'Unmasked']))
  }
  validateProfile(context.seccompProfile, `${path}.seccompProfile`, errors)
  if (context.allowPrivilegeEscalation !== false) return
  if (context.privileged === true) {
    const detail = 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'
    errors.push(invalid(path, context, detail))
  }
  if (context.capabilities?.add?.includes('CAP_SYS_ADMIN')) {
    const detail =
      'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN'
    errors.push(invalid(path, context, detail))
  }
}

/** Source: IsValidUserID, IsValidGroupID. */
function validateId(id: number | undefined, path: FieldPath, errors: FieldError[]): void {
  if (id !== undefined && (id < 0 || id > MAX_ID)) errors.push(invalid(path, id, ID_ERROR))
}

function validateProfile(
  profile: SeccompProfile | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (profile === undefined) return
  if (profile.type === 'Localhost') {
    if (!profile.localhostProfile) {
      const detail = 'must be set when seccomp type is Localhost'
      errors.push(required(`${path}.localhostProfile`, detail))
    }
    return
  }
  if (profile.localhostProfile !== undefined) {
    const detail = 'can only be set when seccomp type is Localhost'
    errors.push(invalid(`${path}.localhostProfile`, profile.localhostProfile, detail))
  }
  if (!profile.type)
    errors.push(required(`${path}.type`, 'type is required when seccompProfile is set'))
  else if (!PROFILE_TYPES.includes(profile.type)) {
    errors.push(notSupported(`${path}.type`, profile.type, PROFILE_TYPES))
  }
}
