/** What a run is called: the choices may change while it is looked at. */

import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
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

export function labelsOf(setup: Setup): RunLabels {
  const words = wordsOf(comparison)
  return {
    a: configurationName(setup.a),
    b: configurationName(setup.b),
    workload: setup.workload === 'cluster' ? words.workloads.cluster : workloadName(setup.manifest),
    workers: setup.nodes === 'cluster' ? words.clusterWorkers : words.freshWorkers(setup.nodes),
    probe: words.probe(setup.cpu.trim(), setup.memory.trim()),
  }
}
