/** The difference between two halves, in one or two sentences. */
import type { ComparedSide } from '../../protocol/comparison'
import { emptyCount, type Moment } from './metrics'
import { elsewhereCount } from './placed'

export function summaryOf(moment: Moment): string {
  const frame = moment.frames[moment.shown]
  if (frame === undefined) return ''
  const [a, b] = frame.sides
  if (a.placed + a.pending + b.placed + b.pending === 0) return 'Nothing has arrived yet.'
  const said = [pendingWords(a, b), emptyWords(a, b), roomWords(a, b, moment.probe)].filter(
    (words) => words !== '',
  )
  const moved = Math.max(...moment.placed.map(elsewhereCount))
  if (said.length === 0 && moved === 0) return 'A and B come to the same placement.'
  if (said.length > 0) return said.join(' ')
  return `${counted(moved, 'pod is', 'pods are')} placed elsewhere; the totals are the same.`
}

function pendingWords(a: ComparedSide, b: ComparedSide): string {
  if (a.pending === b.pending) return ''
  if (b.pending === 0) return `A leaves ${counted(a.pending, 'pod', 'pods')} Pending; B places all.`
  if (a.pending === 0) return `B leaves ${counted(b.pending, 'pod', 'pods')} Pending; A places all.`
  return `A leaves ${a.pending} pods Pending, B ${b.pending}.`
}

function emptyWords(a: ComparedSide, b: ComparedSide): string {
  const [inA, inB] = [emptyCount(a), emptyCount(b)]
  if (inA === inB) return ''
  const [more, fewer] = inA > inB ? ['A', 'B'] : ['B', 'A']
  const most = counted(Math.max(inA, inB), 'worker', 'workers')
  const least = Math.min(inA, inB)
  const rest = least === 0 ? `${fewer} uses every one.` : `${fewer} leaves ${least}.`
  return `${more} leaves ${most} empty; ${rest}`
}

function roomWords(a: ComparedSide, b: ComparedSide, probe: string): string {
  const [inA, inB] = [a.fragmentation.fits, b.fragmentation.fits]
  if (inA === inB) return ''
  const [more, fewer] = inA > inB ? ['A', 'B'] : ['B', 'A']
  return `${more} has room for ${Math.max(inA, inB)} more pods of ${probe}, ${fewer} for ${Math.min(inA, inB)}.`
}

const counted = (count: number, one: string, many: string): string =>
  `${count} ${count === 1 ? one : many}`
