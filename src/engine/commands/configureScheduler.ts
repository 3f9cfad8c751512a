import { API_SERVER, MASTER, SCHEDULER } from '../cluster/actors'
import { restartActor } from '../kernel/kernel'
import { readConfiguration } from '../scheduler/config/readConfiguration'
import { REGISTRY } from '../scheduler/plugins/registry'
import type { SchedulerConfig } from '../scheduler/schedulerState'
import type { Handler } from './handler'

/** The scheduler is started again with another configuration; with a wrong one it goes on as it was. */
export const configureScheduler: Handler<'configureScheduler'> = (
  { configuration },
  { kernel },
) => {
  const read = readConfiguration(configuration, REGISTRY)
  if ('error' in read) {
    const remedy = 'The scheduler goes on as it was.'
    return { where: 'kube-scheduler', what: read.error, remedy }
  }
  const config: SchedulerConfig = {
    apiServer: API_SERVER,
    host: MASTER,
    settings: read.settings,
  }
  restartActor(kernel, SCHEDULER, config)
  return undefined
}
