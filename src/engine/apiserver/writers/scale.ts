/**
 * A PUT or PATCH of the scale subresource: changes spec.replicas and nothing else.
 * Source: Kubernetes v1.35 pkg/registry/apps/deployment/storage/storage.go ScaleREST
 */
import type { Scale } from '../../../api/autoscaling'
import { invalid } from '../../../api/machinery/fieldError'
import { newInvalid, newNotFound } from '../../../api/machinery/status'
import type { KubeObject } from '../../../api/meta'
import { groupResource } from '../definitions'
import type { PatchType } from '../messages'
import { scaleTarget } from '../registry/decode'
import { scaleOf, withScale } from '../scaleOf'
import { type Attempt, type Outcome, refusal } from './attempt'
import { patched } from './patch'
import { update } from './update'

export function updateScale(attempt: Attempt, scale: KubeObject): Outcome {
  const { definition, name, current } = attempt
  if (current === undefined) return refusal(newNotFound(groupResource(definition), name))
  const replicas = (scale as Scale).spec?.replicas ?? 0
  if (replicas < 0) {
    const error = invalid('spec.replicas', replicas, 'must be greater than or equal to 0')
    return refusal(newInvalid({ group: 'autoscaling', kind: 'Scale' }, name, [error]))
  }
  return update(attempt, withScale(current, scale as Scale), 'scale')
}

export function patchScale(attempt: Attempt, patch: unknown, patchType: PatchType): Outcome {
  const { call, definition, name, current } = attempt
  if (current === undefined) return refusal(newNotFound(groupResource(definition), name))
  const scale = patched(call, scaleOf(current), patch, patchType, scaleTarget)
  return 'refused' in scale ? refusal(scale.refused) : updateScale(attempt, scale.object)
}
