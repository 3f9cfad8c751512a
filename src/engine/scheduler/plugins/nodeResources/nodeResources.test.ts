import * as fs from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Node, Pod } from '../../../../api/core'
import { readVectors } from '../../../../api/testing/readVectors'
import { isKnown } from '../../cache/nodeInfo'
import { makeCycle } from '../../testing/makeCluster.testing'
import { type FitArgs, shortages, wantedBy } from './fit'
import { onCurve, type ShapePoint } from './strategies'

describe('what a node has too little of', () => {
  interface Expect {
    readonly insufficientResources?: readonly {
      readonly resourceName: string
      readonly reason: string
      readonly requested: number
      readonly used: number
      readonly capacity: number
      readonly unresolvable: boolean
    }[]
  }
  interface Input {
    readonly pod: Pod
    readonly nodes: readonly Node[]
    readonly existingPods: readonly Pod[]
    readonly args?: Partial<FitArgs>
  }
  const { absent, cases } = readVectors<Input, Expect>(fs, 'noderesources-fit-filter')
  const told = cases.filter(({ expect: { insufficientResources } }) => insufficientResources)
  it.skipIf(absent).each(told)('$name', ({ input, expect: expected }) => {
    const { pod, cluster } = makeCycle({ ...input, plugins: [] })
    const node = cluster.cache.nodes.get(input.nodes[0]?.metadata.name ?? '')
    const found = isKnown(node) ? shortages(wantedBy(pod.requests, input.args ?? {}), node) : []
    const plain = found.map(({ resource: resourceName, ...rest }) => ({ resourceName, ...rest }))
    expect(plain).toEqual(expected.insufficientResources)
  })
})

describe('the shape of RequestedToCapacityRatio', () => {
  interface Input {
    readonly points: readonly ShapePoint[]
    readonly p: number
  }
  const { absent, cases } = readVectors<Input, { readonly score: number }>(fs, 'shape-function')
  it.skipIf(absent).each(cases)('$name', ({ input, expect: expected }) => {
    expect(onCurve(input.points, input.p)).toBe(expected.score)
  })
})
