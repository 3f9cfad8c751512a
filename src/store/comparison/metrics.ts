/** One moment of a comparison as rows of a table: what is measured, in A, in B. */
import type { ComparedNode, ComparedSide, ComparisonFrame } from '../../protocol/comparison'
import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
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
  readonly name: keyof typeof comparison.english.metrics | 'more'
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
  const { metrics, more } = wordsOf(comparison)
  return ROWS.map(({ name, of }) => ({
    name: name === 'more' ? more(moment.probe) : metrics[name],
    a: of(half(0)),
    b: of(half(1)),
  }))
}

/** How it is measured, where a name does not say it: terms and their definitions. */
export function definitions(probe: string): readonly (readonly [string, string])[] {
  const { terms, meanings } = wordsOf(comparison)
  return [
    [terms.fragmentation, meanings.fragmentation(probe)],
    [terms.largest, meanings.largest],
    [terms.elsewhere, meanings.elsewhere],
    [terms.requested, meanings.requested],
    [terms.time, meanings.time],
  ]
}

/** Workers on which nothing runs. */
export const emptyCount = ({ uses }: ComparedSide): number =>
  uses.filter(({ pods }) => pods === 0).length

const ROWS: readonly Row[] = [
  { name: 'placed', of: ({ side }) => part(side.placed, side.placed + side.pending) },
  { name: 'pending', of: ({ side }) => String(side.pending) },
  { name: 'elsewhere', of: ({ placed }) => String(elsewhereCount(placed)) },
  { name: 'empty', of: ({ side }) => part(emptyCount(side), side.uses.length) },
  { name: 'cpu', of: (half) => total(half, 'cpuMillis') },
  { name: 'memory', of: (half) => total(half, 'memoryBytes') },
  { name: 'cpuRange', of: (half) => range(half, 'cpuMillis') },
  { name: 'memoryRange', of: (half) => range(half, 'memoryBytes') },
  { name: 'zones', of: zones },
  { name: 'cpuFragmentation', of: ({ side }) => percentText(side.fragmentation.cpu) },
  { name: 'memoryFragmentation', of: ({ side }) => percentText(side.fragmentation.memory) },
  { name: 'more', of: ({ side }) => String(side.fragmentation.fits) },
  { name: 'largest', of: largest },
  { name: 'decisions', of: ({ side }) => String(side.decisions) },
  { name: 'time', of: placedAfter },
]

const part = (some: number, all: number): string => wordsOf(comparison).of(some, all)

function largest({ side: { fragmentation } }: Half): string {
  const { cpuMillis, memoryBytes } = fragmentation.largest
  return cpuMillis === 0
    ? wordsOf(comparison).none
    : `${coresText(cpuMillis)}, ${memoryText(memoryBytes)}`
}

type Resource = 'cpuMillis' | 'memoryBytes'

function total({ moment: { nodes }, side }: Half, what: Resource): string {
  const used = sum(side.uses.map((use) => use[what]))
  const all = sum(nodes.map((node) => node[what]))
  return percentText(all === 0 ? 0 : used / all)
}

function range({ moment: { nodes }, side }: Half, what: Resource): string {
  const shares = nodes.map((node, index) => shareOf(side.uses[index]?.[what] ?? 0, node[what]))
  return wordsOf(comparison).range(
    percentText(Math.min(...shares)),
    percentText(Math.max(...shares)),
  )
}

export const shareOf = (used: number, all: number): number => (all === 0 ? 0 : used / all)

function zones({ moment: { nodes }, side }: Half): string {
  const { noZone } = wordsOf(comparison)
  const counts = new Map<string, number>()
  nodes.forEach(({ zone }, index) => {
    counts.set(zone, (counts.get(zone) ?? 0) + (side.uses[index]?.pods ?? 0))
  })
  return [...counts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([zone, count]) => `${zone || noZone} ${count}`)
    .join(' · ')
}

/** The last moment at which a pod was still waiting ends it. */
function placedAfter({ moment: { frames, shown }, index, side }: Half): string {
  const { stillWait, nothingCame } = wordsOf(comparison)
  if (side.pending > 0) return stillWait(side.pending)
  const seen = frames.slice(0, shown + 1)
  const last = seen.findLast(({ sides }) => sides[index].placements.some(({ node }) => node !== ''))
  return last === undefined ? nothingCame : secondsText(last.at)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
