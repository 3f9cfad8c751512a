/** One moment of a comparison as rows of a table: what is measured, in A, in B. */
import type { ComparedNode, ComparedSide, ComparisonFrame } from '../../protocol/comparison'
import { elsewhereCount, type Placed } from './placed'
import { coresText, memoryText, percentText, secondsText } from './units'

export interface Metric {
  readonly name: string
  /** How it is defined, where the name does not say it. */
  readonly meaning?: string
  readonly a: string
  readonly b: string
}

export interface Moment {
  readonly nodes: readonly ComparedNode[]
  readonly frames: readonly ComparisonFrame[]
  readonly shown: number
  readonly placed: readonly [Placed, Placed]
  /** `1 cpu and 1Gi` */
  readonly probe: string
}

interface Half {
  readonly moment: Moment
  readonly index: 0 | 1
  readonly side: ComparedSide
  readonly placed: Placed
}

interface Row {
  readonly name: string | ((moment: Moment) => string)
  readonly meaning?: (moment: Moment) => string
  readonly of: (half: Half) => string
}

export function metricsAt(moment: Moment): readonly Metric[] {
  const frame = moment.frames[moment.shown]
  if (frame === undefined) return []
  const half = (index: 0 | 1): Half => ({
    moment,
    index,
    side: frame.sides[index],
    placed: moment.placed[index],
  })
  return ROWS.map(({ name, meaning, of }) => ({
    name: typeof name === 'string' ? name : name(moment),
    ...(meaning === undefined ? {} : { meaning: meaning(moment) }),
    a: of(half(0)),
    b: of(half(1)),
  }))
}

/** Workers on which nothing runs. */
export const emptyCount = ({ uses }: ComparedSide): number =>
  uses.filter(({ pods }) => pods === 0).length

const ROWS: readonly Row[] = [
  { name: 'Pods placed', of: ({ side }) => `${side.placed} of ${side.placed + side.pending}` },
  { name: 'Pending', of: ({ side }) => String(side.pending) },
  {
    name: 'Placed elsewhere',
    meaning: () => 'Pods on a worker where the other half has fewer of the same owner.',
    of: ({ placed }) => String(elsewhereCount(placed)),
  },
  { name: 'Workers left empty', of: ({ side }) => `${emptyCount(side)} of ${side.uses.length}` },
  { name: 'CPU requested', of: (half) => total(half, 'cpuMillis') },
  { name: 'Memory requested', of: (half) => total(half, 'memoryBytes') },
  {
    name: 'CPU, least to most',
    meaning: () => 'Requested of allocatable, on the emptiest and the fullest worker.',
    of: (half) => range(half, 'cpuMillis'),
  },
  {
    name: 'Memory, least to most',
    meaning: () => 'Requested of allocatable, on the emptiest and the fullest worker.',
    of: (half) => range(half, 'memoryBytes'),
  },
  { name: 'Pods by zone', of: zones },
  {
    name: 'CPU fragmentation',
    meaning: unusable('cpu'),
    of: ({ side }) => percentText(side.fragmentation.cpu),
  },
  {
    name: 'Memory fragmentation',
    meaning: unusable('memory'),
    of: ({ side }) => percentText(side.fragmentation.memory),
  },
  {
    name: ({ probe }) => `More pods of ${probe}`,
    meaning: () => 'How many such pods would still fit, worker by worker.',
    of: ({ side }) => String(side.fragmentation.fits),
  },
  {
    name: 'Largest pod that fits',
    meaning: () => 'All that is free on the worker whose scarcer resource is freest.',
    of: ({ side: { fragmentation } }) => {
      const { cpuMillis, memoryBytes } = fragmentation.largest
      return cpuMillis === 0 ? 'none' : `${coresText(cpuMillis)}, ${memoryText(memoryBytes)}`
    },
  },
  { name: 'Decisions taken', of: ({ side }) => String(side.decisions) },
  {
    name: 'Time to place all',
    meaning: () => 'From the first arrival until nothing waits, to half a second.',
    of: placedAfter,
  },
]

function unusable(what: string): (moment: Moment) => string {
  return ({ probe }) =>
    `Share of free ${what} that pods of ${probe} cannot use: what is left once every worker is filled with them.`
}

type Resource = 'cpuMillis' | 'memoryBytes'

function total({ moment: { nodes }, side }: Half, what: Resource): string {
  const used = sum(side.uses.map((use) => use[what]))
  const all = sum(nodes.map((node) => node[what]))
  return percentText(all === 0 ? 0 : used / all)
}

function range({ moment: { nodes }, side }: Half, what: Resource): string {
  const shares = nodes.map((node, index) => shareOf(side.uses[index]?.[what] ?? 0, node[what]))
  return `${percentText(Math.min(...shares))} to ${percentText(Math.max(...shares))}`
}

export const shareOf = (used: number, all: number): number => (all === 0 ? 0 : used / all)

function zones({ moment: { nodes }, side }: Half): string {
  const counts = new Map<string, number>()
  nodes.forEach(({ zone }, index) => {
    counts.set(zone, (counts.get(zone) ?? 0) + (side.uses[index]?.pods ?? 0))
  })
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([zone, count]) => `${zone || 'no zone'} ${count}`)
    .join(' · ')
}

/** The last moment at which a pod was still waiting ends it. */
function placedAfter({ moment: { frames, shown }, index, side }: Half): string {
  if (side.pending > 0) return `${side.pending} still wait`
  const seen = frames.slice(0, shown + 1)
  const last = seen.findLast(({ sides }) => sides[index].placements.some(({ node }) => node !== ''))
  return last === undefined ? 'nothing came yet' : secondsText(last.at)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
