import type { ServiceView } from '../../protocol/messages'
import { remove } from '../making'
import { pathOf } from '../objects'
import type { Verb } from './verb'

export const serviceVerbs: readonly Verb<ServiceView>[] = [
  {
    name: 'delete',
    label: 'Delete',
    danger: true,
    act: ({ namespace, name }) => remove(pathOf('Service', namespace, name)),
  },
]
