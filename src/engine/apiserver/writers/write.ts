import { newNotFound } from '../../../api/machinery/status'
import { assertNever } from '../../kernel/invariant'
import { groupResource } from '../definitions'
import { type Attempt, type Outcome, refusal } from './attempt'
import { bindPod } from './binding'
import { create } from './create'
import { deleteObject } from './delete'
import { announceEviction, disruptBudget } from './eviction'
import { patchObject } from './patch'
import { patchScale, updateScale } from './scale'
import { update } from './update'
import type { Writer } from './writer'

/** What a writer makes of an object as it is now. To add a way of writing: its file, one line here. */
export function write(attempt: Attempt, writer: Writer): Outcome {
  switch (writer.type) {
    case 'create':
      return create(attempt, writer.object)
    case 'update':
      return update(attempt, writer.object, writer.subresource)
    case 'patch':
      return patchObject(attempt, writer.patch, writer.patchType, writer.subresource)
    case 'scale':
      return updateScale(attempt, writer.scale)
    case 'patchScale':
      return patchScale(attempt, writer.patch, writer.patchType)
    case 'binding':
      return bindPod(attempt, writer.binding)
    case 'delete':
      return deleteObject(attempt, writer.options)
    case 'remove':
      return remove(attempt)
    case 'disrupt':
      return disruptBudget(attempt, writer.pod)
    case 'announceEviction':
      return announceEviction(attempt)
    default:
      return assertNever(writer)
  }
}

function remove({ definition, name, current }: Attempt): Outcome {
  if (current === undefined) return refusal(newNotFound(groupResource(definition), name))
  return { type: 'remove', object: current }
}
