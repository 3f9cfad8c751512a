/** One moment of a comparison as rows of a table: what is measured, in A, in B. */
import type { ComparedNode, ComparedSide, ComparisonFrame } from '../../protocol/comparison'
import { elsewhereCount, type Placed } from './placed'
import { coresText, memoryText, percentText, secondsText } from './units'

export interface Metric {
  readonly name: string
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
  return ROWS.map(({ name, of }) => ({
    name: typeof name === 'string' ? name : name(moment),
    a: of(half(0)),
    b: of(half(1)),
  }))
}

/** How it is measured, where a name does not say it: terms and their definitions. */
export const definitions = (probe: string): readonly (readonly [string, string])[] => [
  [
    'Fragmentation',
    `the share of what is free that pods of ${probe} cannot use: what is left over once every worker is filled with them. Cordoned workers are left out.`,
  ],
  ['Largest pod', 'all that is free on the worker whose scarcer resource is freest.'],
  ['Elsewhere', 'a pod on a worker where the other half has fewer pods of the same owner.'],
  ['Requested', 'what pods request, of what the workers have allocatable.'],
  ['Time to place all', 'from the first arrival until no pod waits, to half a second.'],
]

/** Workers on which nothing runs. */
export const emptyCount = ({ uses }: ComparedSide): number =>
  uses.filter(({ pods }) => pods === 0).length

const ROWS: readonly Row[] = [
  { name: 'Pods placed', of: ({ side }) => `${side.placed} of ${side.placed + side.pending}` },
  { name: 'Pending', of: ({ side }) => String(side.pending) },
  {
    name: 'Placed elsewhere',
    of: ({ placed }) => String(elsewhereCount(placed)),
  },
  { name: 'Workers left empty', of: ({ side }) => `${emptyCount(side)} of ${side.uses.length}` },
  { name: 'CPU requested', of: (half) => total(half, 'cpuMillis') },
  { name: 'Memory requested', of: (half) => total(half, 'memoryBytes') },
  {
    name: 'CPU, least to most',
    of: (half) => range(half, 'cpuMillis'),
  },
  {
    name: 'Memory, least to most',
    of: (half) => range(half, 'memoryBytes'),
  },
  { name: 'Pods by zone', of: zones },
  {
    name: 'CPU fragmentation',
    of: ({ side }) => percentText(side.fragmentation.cpu),
  },
  {
    name: 'Memory fragmentation',
    of: ({ side }) => percentText(side.fragmentation.memory),
  },
  {
    name: ({ probe }) => `More pods of ${probe}`,
    of: ({ side }) => String(side.fragmentation.fits),
  },
  {
    name: 'Largest pod that fits',
    of: ({ side: { fragmentation } }) => {
      const { cpuMillis, memoryBytes } = fragmentation.largest
      return cpuMillis === 0 ? 'none' : `${coresText(cpuMillis)}, ${memoryText(memoryBytes)}`
    },
  },
  { name: 'Decisions taken', of: ({ side }) => String(side.decisions) },
  {
    name: 'Time to place all',
    of: placedAfter,
  },
]

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
