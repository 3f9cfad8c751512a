import type { KnownNode } from '../cache/nodeInfo'
import { type FitArgs, type Shortage, shortages, wantedBy } from '../plugins/nodeResources/fit'
import { type Refused, refusedBy, type Trouble } from './trouble'

export const FIT = 'NodeResourcesFit'

/** A node that is too small or too full, and by how much. */
export interface ShortNode {
  readonly node: KnownNode
  readonly lacks: readonly Shortage[]
}

/** All that a node has too little of for this pod. */
export function lacksOf({ info, framework }: Trouble, node: KnownNode): readonly Shortage[] {
  const slot = framework?.filter.find(({ name }) => name === FIT)
  return shortages(wantedBy(info.requests, (slot?.args ?? {}) as Partial<FitArgs>), node)
}

/** By how much of what was asked: 0 is none missing, 1 is all. */
export const missingShare = (lacks: readonly Shortage[]): number =>
  lacks.reduce((most, lack) => Math.max(most, missing(lack) / lack.requested), 0)

export const missing = ({ requested, used, capacity }: Shortage): number =>
  requested - (capacity - used)

/** Of so many of the roomiest the closest is found: the other thousands are fuller. */
const LOOKED_AT = 64

/** Nodes refused for want of room, the one that comes closest first; `most` of them. */
export function closest(trouble: Trouble, most: number): readonly ShortNode[] {
  const roomiest = refusedBy(trouble, FIT).slice(0, LOOKED_AT)
  const short = roomiest.map(({ node }: Refused) => {
    const lacks = lacksOf(trouble, node)
    return { node, lacks, share: missingShare(lacks) }
  })
  return short.sort((one, other) => one.share - other.share).slice(0, most)
}
