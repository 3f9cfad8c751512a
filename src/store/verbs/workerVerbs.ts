import type { WorkerView } from '../../protocol/messages'
import { command } from '../actions'
import { keysOf } from '../cluster'
import { editObject } from '../edits/editObject'
import { cordon } from '../making'
import { pathOf } from '../objects'
import type { Verb } from './verb'

export const workerVerbs: readonly Verb<WorkerView>[] = [
  {
    name: 'edit',
    alone: true,
    act: ({ name }) => editObject(pathOf('Node', '', name)),
  },
  {
    name: 'cordon',
    applies: ({ cordoned }) => !cordoned,
    act: ({ name }) => cordon(name, true),
  },
  {
    name: 'uncordon',
    applies: ({ cordoned }) => cordoned,
    act: ({ name }) => cordon(name, false),
  },
  { name: 'drain', act: ({ name }) => command({ type: 'drainNode', name }) },
  {
    name: 'cut power',
    danger: true,
    applies: ({ powered }) => powered,
    act: ({ name }) => command({ type: 'powerCutNode', name }),
  },
  {
    name: 'restore power',
    applies: ({ powered }) => !powered,
    act: ({ name }) => command({ type: 'restoreNode', name }),
  },
  {
    name: 'cut wire',
    danger: true,
    applies: ({ connected }) => connected,
    act: ({ name }) => command({ type: 'cutWire', from: name, to: apiServer() }),
  },
  {
    name: 'mend wire',
    applies: ({ connected }) => !connected,
    act: ({ name }) => command({ type: 'mendWire', from: name, to: apiServer() }),
  },
  {
    name: 'remove',
    danger: true,
    act: ({ name }) => command({ type: 'removeWorker', name }),
  },
]

const apiServer = (): string => keysOf('ApiServer')[0] ?? 'kube-apiserver/master-1'
