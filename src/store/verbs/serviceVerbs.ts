import type { ServiceView } from '../../protocol/messages'
import { editObject } from '../edits/editObject'
import { remove } from '../making'
import { pathOf } from '../objects'
import type { Verb } from './verb'

export const serviceVerbs: readonly Verb<ServiceView>[] = [
  {
    name: 'edit',
    alone: true,
    act: ({ namespace, name }) => editObject(pathOf('Service', namespace, name)),
  },
  {
    name: 'delete',
    danger: true,
    act: ({ namespace, name }) => remove(pathOf('Service', namespace, name)),
  },
]
