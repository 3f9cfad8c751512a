import { dropTool } from '../../../store/clusterTools'
import { notifyIfRefused } from '../../../store/notices'
import type { Action } from './action'
import { onStage } from './panelActions'

const make = (tool: string, said: Action['said']): Action => ({
  id: `make/${tool}`,
  said,
  applies: onStage,
  act: () => void notifyIfRefused(dropTool(tool)),
})

export const makingActions: readonly Action[] = [
  make('worker', ({ addWorker }) => addWorker),
  make('pod', ({ addPod }) => addPod),
  make('deployment', ({ addDeployment }) => addDeployment),
  make('service', ({ addService }) => addService),
]
