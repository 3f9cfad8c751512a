/** A machine as it was ordered, with everything that was left open filled in. */
import type { Taint } from '../../api/podScheduling'
import type { WorkerSpec } from '../commands/command'

export interface Machine {
  readonly name: string
  readonly cpu: string
  readonly memory: string
  readonly pods: string
  readonly zone: string
  readonly runtime: 'containerd' | 'cri-o' | 'docker'
  readonly instanceType: string
  readonly labels: Readonly<Record<string, string>>
  readonly taints: readonly Taint[]
}

const ZONES = ['a', 'b', 'c']

/** `taken` are the names of the machines there are. */
export function machineOf(spec: WorkerSpec, taken: Iterable<string>): Machine {
  const names = new Set(taken)
  const name = spec.name ?? freeName(names)
  const cpu = spec.cpu ?? '4'
  const memory = spec.memory ?? '8Gi'
  return {
    name,
    cpu,
    memory,
    pods: spec.pods ?? '110',
    zone: spec.zone ?? ZONES[names.size % ZONES.length] ?? 'a',
    runtime: spec.runtime ?? 'containerd',
    instanceType: `c${cpu}.m${memory.toLowerCase()}`,
    labels: spec.labels ?? {},
    taints: (spec.taints ?? []).map(readTaint),
  }
}

function freeName(names: ReadonlySet<string>): string {
  let number = 1
  while (names.has(`worker-${number}`)) number++
  return `worker-${number}`
}

/** `gpu=true:NoSchedule` */
export function readTaint(text: string): Taint {
  const colon = text.lastIndexOf(':')
  const [key = '', value = ''] = text.slice(0, colon).split('=')
  const effect = text.slice(colon + 1) as Taint['effect']
  return value === '' ? { key, effect } : { key, value, effect }
}
