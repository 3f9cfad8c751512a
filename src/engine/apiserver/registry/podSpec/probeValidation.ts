/**
 * Validation of probes and lifecycle hooks.
 * Source: Kubernetes v1.35 pkg/apis/core/validation/validation.go (validateProbe, validateHandler)
 */
import type { HTTPGetAction, Lifecycle, LifecycleHandler, Probe } from '../../../../api/container'
import {
  type FieldError,
  type FieldPath,
  forbidden,
  invalid,
  notSupported,
  required,
} from '../../../../api/machinery/fieldError'
import { portName, portNumber } from '../../../../api/machinery/names'
import type { IntOrString } from '../../../../api/meta'
import { pushAll, validateNonnegative } from '../objectMeta'

type Handler = LifecycleHandler & Pick<Probe, 'grpc'>

/** Liveness and startup probes must count one success; readiness may ask for more. */
export function validateProbe(
  probe: Probe | undefined,
  path: FieldPath,
  oneSuccess: boolean,
  errors: FieldError[],
): void {
  if (probe === undefined) return
  validateHandler(probe, undefined, path, errors)
  validateNonnegative(probe.initialDelaySeconds, `${path}.initialDelaySeconds`, errors)
  validateNonnegative(probe.timeoutSeconds, `${path}.timeoutSeconds`, errors)
  validateNonnegative(probe.periodSeconds, `${path}.periodSeconds`, errors)
  validateNonnegative(probe.successThreshold, `${path}.successThreshold`, errors)
  validateNonnegative(probe.failureThreshold, `${path}.failureThreshold`, errors)
  const grace = probe.terminationGracePeriodSeconds
  if (grace !== undefined && !oneSuccess) {
    errors.push(
      invalid(
        `${path}.terminationGracePeriodSeconds`,
        grace,
        'must not be set for readinessProbes',
      ),
    )
  } else if (grace !== undefined && grace <= 0) {
    errors.push(invalid(`${path}.terminationGracePeriodSeconds`, grace, 'must be greater than 0'))
  }
  if (oneSuccess && probe.successThreshold !== 1) {
    errors.push(invalid(`${path}.successThreshold`, probe.successThreshold ?? 0, 'must be 1'))
  }
}

export function validateLifecycle(
  lifecycle: Lifecycle,
  gracePeriodSeconds: number,
  path: FieldPath,
  errors: FieldError[],
): void {
  const { postStart, preStop } = lifecycle
  if (postStart) validateHandler(postStart, gracePeriodSeconds, `${path}.postStart`, errors)
  if (preStop) validateHandler(preStop, gracePeriodSeconds, `${path}.preStop`, errors)
}

function validateHandler(
  handler: Handler,
  gracePeriodSeconds: number | undefined,
  path: FieldPath,
  errors: FieldError[],
): void {
  let handlers = 0
  const first = (name: string): boolean => {
    handlers++
    if (handlers === 1) return true
    errors.push(forbidden(`${path}.${name}`, 'may not specify more than 1 handler type'))
    return false
  }
  const { exec, httpGet, tcpSocket, grpc, sleep } = handler
  if (exec && first('exec') && !exec.command?.length) errors.push(required(`${path}.exec.command`))
  if (httpGet && first('httpGet')) validateHttpGet(httpGet, `${path}.httpGet`, errors)
  if (tcpSocket && first('tcpSocket')) {
    validatePortNumberOrName(tcpSocket.port, `${path}.tcpSocket.port`, errors)
  }
  if (grpc && first('grpc')) pushAll(errors, `${path}.grpc.port`, grpc.port, portNumber(grpc.port))
  if (sleep && first('sleep')) {
    const at = `${path}.sleep`
    if (sleep.seconds < 0 || sleep.seconds > (gracePeriodSeconds ?? 0)) {
      const detail = `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriodSeconds ?? 0}). Enable AllowPodLifecycleSleepActionZeroValue feature gate for zero sleep.`
      errors.push(invalid(at, sleep.seconds, detail))
    }
  }
  if (handlers === 0) errors.push(required(path, 'must specify a handler type'))
}

function validateHttpGet(action: HTTPGetAction, path: FieldPath, errors: FieldError[]): void {
  if (!action.path) errors.push(required(`${path}.path`))
  validatePortNumberOrName(action.port, `${path}.port`, errors)
  if (action.scheme !== 'HTTP' && action.scheme !== 'HTTPS') {
    errors.push(notSupported(`${path}.scheme`, action.scheme ?? '', ['HTTP', 'HTTPS']))
  }
  action.httpHeaders?.forEach((header) => {
    if (/^[-A-Za-z0-9]+$/.test(header.name)) return
    const detail =
      "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')"
    errors.push(invalid(`${path}.httpHeaders`, header.name, detail))
  })
}

/** Source: ValidatePortNumOrName. */
export function validatePortNumberOrName(
  port: IntOrString,
  path: FieldPath,
  errors: FieldError[],
): void {
  if (typeof port === 'number') pushAll(errors, path, port, portNumber(port))
  else pushAll(errors, path, port, portName(port))
}
