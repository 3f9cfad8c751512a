import { dropTool } from '../../../store/clusterTools'
import { notifyIfRefused } from '../../../store/notices'
import type { Action } from './action'
import { onStage } from './panelActions'

const make = (tool: string, name: string, words: string): Action => ({
  id: `make/${tool}`,
  name,
  words: `make create new ${words}`,
  applies: onStage,
  act: () => void notifyIfRefused(dropTool(tool)),
})

export const makingActions: readonly Action[] = [
  make('worker', 'Add a worker', 'node machine'),
  make('pod', 'Add a Pod', 'run'),
  make('deployment', 'Add a Deployment', 'web shop nginx'),
  make('service', 'Add a Service', 'expose load balancer visitors'),
]
