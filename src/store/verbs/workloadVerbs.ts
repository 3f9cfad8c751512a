import type { WorkloadView } from '../../protocol/messages'
import { editObject } from '../edits/editObject'
import { remove } from '../making'
import { pathOf } from '../objects'
import { restart } from './restart'
import type { Verb } from './verb'

export const workloadVerbs: readonly Verb<WorkloadView>[] = [
  {
    name: 'edit',
    alone: true,
    act: ({ objectKind, namespace, name }) => editObject(pathOf(objectKind, namespace, name)),
  },
  {
    name: 'restart',
    applies: ({ objectKind }) => objectKind === 'Deployment',
    act: ({ namespace, name }) => restart(namespace, name),
  },
  {
    name: 'delete',
    danger: true,
    applies: ({ ending }) => !ending,
    act: ({ objectKind, namespace, name }) => remove(pathOf(objectKind, namespace, name)),
  },
]
