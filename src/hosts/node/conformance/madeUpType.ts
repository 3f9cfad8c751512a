import type { PatchField, PatchSchema } from '../../../api/machinery/strategicPatchSchema'

const byName: PatchField = { strategy: 'merge', mergeKey: 'name', type: 'MergeItem' }

const plainFields: readonly (readonly [string, PatchField])[] = [
  ['mergingList', byName],
  ['nonMergingList', { type: 'MergeItem' }],
  ['mergingIntList', { strategy: 'merge' }],
]

/** The made-up types that upstream tests patches with, as the notes of the vectors have them. */
export const madeUpType: PatchSchema = {
  type: 'MergeItem',
  types: new Map([
    [
      'MergeItem',
      new Map<string, PatchField>([
        ...plainFields,
        ['mergeItemPtr', byName],
        ['replacingItem', { strategy: 'replace' }],
        ['retainKeysMap', { type: 'RetainKeysMergeItem', retainKeys: true }],
        ['retainKeysMergingList', { ...byName, retainKeys: true }],
      ]),
    ],
    ['RetainKeysMergeItem', new Map<string, PatchField>(plainFields)],
  ]),
}
