/** Patches: strategic ones applied and made, and kubectl's three-way JSON merge patch. */
import type { JsonObject } from '../../../api/machinery/json'
import {
  applyJsonMergePatch,
  createThreeWayJsonMergePatch,
} from '../../../api/machinery/jsonMergePatch'
import {
  createThreeWayMergePatch,
  createTwoWayMergePatch,
} from '../../../api/machinery/strategicMergeDiff'
import { applyStrategicMergePatch } from '../../../api/machinery/strategicMergePatch'
import { type Areas, area } from './area'
import { containing } from './compare'
import { madeUpType } from './madeUpType'

interface Applying {
  readonly original: JsonObject
  readonly patch: JsonObject
}
interface Creating {
  readonly kind: 'twoWay' | 'threeWay'
  readonly original: JsonObject
  readonly modified: JsonObject
  readonly current?: JsonObject
}
interface Merging {
  readonly original: JsonObject | null
  readonly modified: JsonObject
  readonly current: JsonObject
}

export const patches: Areas = {
  'strategic-merge-patch-apply': area<Applying, { readonly error?: string }>({
    answer({ original, patch }) {
      const applied = applyStrategicMergePatch(original, patch, madeUpType)
      return 'error' in applied ? applied : { result: applied.value }
    },
    reading: ({ error, ...rest }) =>
      error === undefined ? rest : { ...rest, error: containing(error) },
  }),
  'strategic-merge-patch-create': area({
    answer(input: Creating) {
      const made = createPatch(input, false)
      if ('value' in made) return { patch: made.value }
      const forced = createPatch(input, true)
      return { conflict: true, forcedPatch: 'value' in forced ? forced.value : forced }
    },
  }),
  'json-merge-patch': area({
    answer({ original, modified, current }: Merging) {
      const made = createThreeWayJsonMergePatch(original ?? undefined, modified, current)
      if ('error' in made) return made
      const applied = applyJsonMergePatch(current, made.value)
      return { patch: made.value, result: 'value' in applied ? applied.value : applied }
    },
  }),
}

function createPatch({ kind, original, modified, current = {} }: Creating, overwrite: boolean) {
  return kind === 'twoWay'
    ? createTwoWayMergePatch(original, modified, madeUpType)
    : createThreeWayMergePatch(original, modified, current, madeUpType, overwrite)
}
