/** Placeholder until the page's own measure is written. */
import type { Benchmark } from './row'

export const pageFrames: Benchmark = {
  name: 'page-frames',
  unit: 'ratio',
  goal: 1.3,
  better: 'less',
  measure: () => undefined,
}
