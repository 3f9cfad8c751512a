import { afterEach, expect, it } from 'vitest'
import type { WorkerView } from '../../../protocol/messages'
import { applyDeltas, clearCluster } from '../../../store/cluster'
import type { ZoneLayout } from '../layout/farGrid'
import { troubles } from './trouble'

/** Three columns, in rows from the top left. */
const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
const zone: ZoneLayout = {
  zone: 'zone-a',
  box: { x: 0, y: 0, width: 0, height: 0 },
  workers: names,
  columns: 3,
}

afterEach(() => clearCluster())

it('silent neighbours are one trouble, whoever is healthy between them splits it', () => {
  silence(['a', 'b', 'g', 'h'])
  expect(troubles([zone]).map(({ workers }) => workers)).toEqual([
    ['a', 'b'],
    ['g', 'h'],
  ])
})

it('workers at opposite ends of two rows are no neighbours', () => {
  silence(['c', 'd'])
  expect(troubles([zone])).toEqual([])
})

it('the line runs where a silent worker meets a healthy one or the edge, not between silent ones', () => {
  silence(['a', 'b'])
  const [trouble] = troubles([zone])
  expect(trouble?.edges).toEqual([
    { worker: 'a', side: 'top' },
    { worker: 'a', side: 'bottom' },
    { worker: 'a', side: 'left' },
    { worker: 'b', side: 'top' },
    { worker: 'b', side: 'right' },
    { worker: 'b', side: 'bottom' },
  ])
})

it('says how many, and since when the first is silent', () => {
  silence(['e', 'f', 'h'])
  expect(troubles([zone])[0]?.title).toBe('3 workers silent since 0:52')
})

it('one alone is told by its cell', () => {
  silence(['e'])
  expect(troubles([zone])).toEqual([])
})

function silence(silent: readonly string[]): void {
  applyDeltas(names.map((name) => ({ op: 'put', record: makeWorker(name, silent.includes(name)) })))
}

function makeWorker(name: string, silent: boolean): WorkerView {
  return {
    kind: 'Worker',
    key: name,
    name,
    ready: silent ? 'Unknown' : 'True',
    readySince: 52_000_000,
    readyReason: '',
    cordoned: false,
    pressures: [],
    powered: true,
    connected: true,
    registered: true,
    zone: 'zone-a',
    runtime: 'containerd',
    address: '',
    podCIDR: '',
    cpuMillis: 4000,
    cpuRequestedMillis: 0,
    memoryBytes: 0,
    memoryRequestedBytes: 0,
    podsMost: 110,
    taints: [],
    labels: {},
    imageCount: 0,
    images: [],
    pulling: [],
    proxyRules: 0,
    createdAt: 0,
  }
}
