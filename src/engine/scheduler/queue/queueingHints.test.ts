import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Pod } from '../../../api/core'
import type { KubeObject } from '../../../api/meta'
import { readVectors } from '../../../api/testing/readVectors'
import { makeCycle } from '../testing/makeCluster.testing'

interface Input {
  readonly pod: Pod
  readonly args?: unknown
  readonly namespaces?: readonly KubeObject[]
  readonly event: {
    readonly kind: 'Pod' | 'Node'
    readonly old: KubeObject | null
    readonly new: KubeObject | null
  }
}

const PLUGINS = [
  'InterPodAffinity',
  'NodeAffinity',
  'NodePorts',
  'NodeResourcesFit',
  'NodeUnschedulable',
  'PodTopologySpread',
  'TaintToleration',
]

describe.each(PLUGINS)('queueing hints of %s', (plugin) => {
  const { absent, cases } = readVectors<Input, { readonly hint: string }>(
    fs,
    `queueing-hint-${plugin}`,
  )
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    const { pod, event, args } = input
    const cycle = makeCycle({ pod, plugins: [{ name: plugin, args }] })
    const [slot] = cycle.framework.all
    const registration = slot?.plugin.registrations?.find(({ resource }) => resource === event.kind)
    const old = event.old ?? undefined
    const now = event.new ?? undefined
    const worth = registration?.hint?.(cycle.pod, old, now, slot?.args, cycle.cluster)
    expect(worth === false ? 'QueueSkip' : 'Queue').toBe(expected.hint)
  })
})
