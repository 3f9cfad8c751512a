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
    label: 'Edit',
    alone: true,
    act: ({ name }) => editObject(pathOf('Node', '', name)),
  },
  {
    name: 'cordon',
    label: 'Cordon',
    applies: ({ cordoned }) => !cordoned,
    act: ({ name }) => cordon(name, true),
  },
  {
    name: 'uncordon',
    label: 'Uncordon',
    applies: ({ cordoned }) => cordoned,
    act: ({ name }) => cordon(name, false),
  },
  { name: 'drain', label: 'Drain', act: ({ name }) => command({ type: 'drainNode', name }) },
  {
    name: 'cut power',
    label: 'Cut the power',
    danger: true,
    applies: ({ powered }) => powered,
    act: ({ name }) => command({ type: 'powerCutNode', name }),
  },
  {
    name: 'restore power',
    label: 'Restore the power',
    applies: ({ powered }) => !powered,
    act: ({ name }) => command({ type: 'restoreNode', name }),
  },
  {
    name: 'cut wire',
    label: 'Cut its wire',
    danger: true,
    applies: ({ connected }) => connected,
    act: ({ name }) => command({ type: 'cutWire', from: name, to: apiServer() }),
  },
  {
    name: 'mend wire',
    label: 'Mend its wire',
    applies: ({ connected }) => !connected,
    act: ({ name }) => command({ type: 'mendWire', from: name, to: apiServer() }),
  },
  {
    name: 'remove',
    label: 'Remove the machine',
    danger: true,
    act: ({ name }) => command({ type: 'removeWorker', name }),
  },
]

const apiServer = (): string => keysOf('ApiServer')[0] ?? 'kube-apiserver/master-1'
