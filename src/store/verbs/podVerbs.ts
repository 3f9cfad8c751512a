import type { PodView } from '../../protocol/messages'
import { command } from '../actions'
import { editObject } from '../edits/editObject'
import { remove } from '../making'
import { pathOf } from '../objects'
import type { Verb } from './verb'

export const podVerbs: readonly Verb<PodView>[] = [
  {
    name: 'edit',
    alone: true,
    act: ({ namespace, name }) => editObject(pathOf('Pod', namespace, name)),
  },
  {
    name: 'crash',
    danger: true,
    applies: (pod) => running(pod) !== undefined,
    act: (pod) =>
      command({
        type: 'crashContainer',
        namespace: pod.namespace,
        pod: pod.name,
        container: running(pod) ?? '',
        exitCode: 1,
      }),
  },
  {
    name: 'delete',
    danger: true,
    applies: ({ look }) => look !== 'ending',
    act: ({ namespace, name }) => remove(pathOf('Pod', namespace, name)),
  },
]

/** The first container whose process runs. */
const running = ({ containers }: PodView): string | undefined =>
  containers.find(({ state }) => state === 'ready' || state === 'running')?.name
