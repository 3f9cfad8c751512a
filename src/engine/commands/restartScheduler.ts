import { API_SERVER, MASTER, SCHEDULER } from '../cluster/actors'
import { type Kernel, restartActor } from '../kernel/kernel'
import { readConfiguration } from '../scheduler/config/readConfiguration'
import { API_VERSION, KIND } from '../scheduler/config/schedulerConfiguration'
import type { SchedulerConfig } from '../scheduler/schedulerState'
import { registryWith } from '../scheduler/written/registryWith'
import type { WrittenPlugin } from '../scheduler/written/writtenCode'
import type { Problem } from './command'
import type { Operator } from './handler'

/** What a scheduler is started with beside its place in the cluster. */
type Change = Pick<SchedulerConfig, 'configuration' | 'written'>

const NOTHING_CONFIGURED = { apiVersion: API_VERSION, kind: KIND }

/**
 * Starts the scheduler again with something else; what is not in `change` stays. When it would not
 * start, the problem in kube-scheduler's words, and it goes on as it was.
 */
export function restartScheduler(
  { kernel, sandbox }: Operator,
  change: Change,
): Problem | undefined {
  const before = schedulerConfig(kernel)
  const { configuration, written = [] } = { ...before, ...change }
  const registry = registryWith(written, sandbox)
  const read = readConfiguration(configuration ?? NOTHING_CONFIGURED, registry, written)
  if ('error' in read) {
    const remedy = 'The scheduler goes on as it was.'
    return { where: 'kube-scheduler', what: read.error, remedy }
  }
  const config: SchedulerConfig = {
    apiServer: API_SERVER,
    host: MASTER,
    settings: read.settings,
    written,
    ...(configuration !== undefined && { configuration }),
  }
  restartActor(kernel, SCHEDULER, config)
  return undefined
}

/** The plugins that a person wrote, in the order they came. */
export const writtenPlugins = (kernel: Pick<Kernel, 'state'>): readonly WrittenPlugin[] =>
  schedulerConfig(kernel).written ?? []

/** The scheduler's actor has its configuration from power-on. */
const schedulerConfig = ({ state }: Pick<Kernel, 'state'>): SchedulerConfig =>
  state.actors.get(SCHEDULER)?.config as SchedulerConfig
