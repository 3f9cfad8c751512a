/** What a run is called: the choices may change while it is looked at. */
import { configurationName } from './configurations'
import type { Setup } from './setup'
import { workloadName } from './workloads'

export interface RunLabels {
  readonly a: string
  readonly b: string
  readonly workload: string
  readonly workers: string
  /** The pod by which free room is judged. */
  readonly probe: string
}

export const labelsOf = (setup: Setup): RunLabels => ({
  a: configurationName(setup.a),
  b: configurationName(setup.b),
  workload: setup.workload === 'cluster' ? 'The cluster’s workloads' : workloadName(setup.manifest),
  workers: setup.nodes === 'cluster' ? 'the cluster’s workers' : `${setup.nodes} fresh workers`,
  probe: `${setup.cpu.trim()} cpu and ${setup.memory.trim()}`,
})
