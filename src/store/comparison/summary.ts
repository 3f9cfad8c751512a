/** The difference between two halves, in one or two sentences. */
import type { ComparedSide } from '../../protocol/comparison'
import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
import { emptyCount, type Moment } from './metrics'
import { elsewhereCount } from './placed'

export function summaryOf(moment: Moment): string {
  const frame = moment.frames[moment.shown]
  if (frame === undefined) return ''
  const { summary } = wordsOf(comparison)
  const [a, b] = frame.sides
  if (a.placed + a.pending + b.placed + b.pending === 0) return summary.nothing
  const said = [pendingWords(a, b), emptyWords(a, b), roomWords(a, b, moment.probe)].filter(
    (words) => words !== '',
  )
  if (said.length > 0) return said.join(' ')
  const moved = Math.max(...moment.placed.map(elsewhereCount))
  return moved === 0 ? summary.alike : summary.moved(moved)
}

function pendingWords(a: ComparedSide, b: ComparedSide): string {
  const { onlyOneWaits, bothWait } = wordsOf(comparison).summary
  if (a.pending === b.pending) return ''
  if (b.pending === 0) return onlyOneWaits('A', 'B', a.pending)
  return a.pending === 0 ? onlyOneWaits('B', 'A', b.pending) : bothWait(a.pending, b.pending)
}

function emptyWords(a: ComparedSide, b: ComparedSide): string {
  const { empty, emptyOrNone } = wordsOf(comparison).summary
  const [inA, inB] = [emptyCount(a), emptyCount(b)]
  if (inA === inB) return ''
  const [more, fewer] = inA > inB ? ['A', 'B'] : ['B', 'A']
  const [most, least] = [Math.max(inA, inB), Math.min(inA, inB)]
  return least === 0 ? emptyOrNone(more, most, fewer) : empty(more, most, fewer, least)
}

function roomWords(a: ComparedSide, b: ComparedSide, probe: string): string {
  const { room } = wordsOf(comparison).summary
  const [inA, inB] = [a.fragmentation.fits, b.fragmentation.fits]
  if (inA === inB) return ''
  const [more, fewer] = inA > inB ? ['A', 'B'] : ['B', 'A']
  return room(more, Math.max(inA, inB), fewer, Math.min(inA, inB), probe)
}
