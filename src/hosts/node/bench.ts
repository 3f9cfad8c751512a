/** `npm run bench [-- --json] [NAME…]`: measures, and prints each figure beside its goal. */
import { clickReaction } from './bench/clickReaction'
import { decisionCost } from './bench/decisionCost'
import { deployment1000 } from './bench/deployment1000'
import { firstPicture } from './bench/firstPicture'
import { heapPerPod } from './bench/heapPerPod'
import { kernelEvents } from './bench/kernelEvents'
import { pageFrames } from './bench/pageFrames'
import type { Benchmark } from './bench/row'
import { schedulerPerf } from './bench/schedulerPerf/schedulerPerf'
import { storyMemory } from './bench/storyMemory'

const benchmarks: readonly Benchmark[] = [
  kernelEvents,
  deployment1000,
  heapPerPod,
  firstPicture,
  ...pageFrames,
  ...clickReaction,
  storyMemory,
  ...schedulerPerf,
  ...decisionCost,
]

const words = process.argv.slice(2)
const asJson = words.includes('--json')
const names = words.filter((word) => !word.startsWith('-'))

for (const { name, unit, goal, better, measure } of benchmarks) {
  if (names.length > 0 && !names.includes(name)) continue
  const value = await measure()
  if (value === undefined) {
    if (!asJson) console.log(`${name}: skipped, what it needs is not there`)
    continue
  }
  if (asJson) console.log(JSON.stringify({ name, value, unit, goal }))
  else {
    const met = better === 'more' ? value >= goal : value <= goal
    const sign = better === 'more' ? '≥' : '≤'
    console.log(`${name}: ${value} ${unit} (goal ${sign} ${goal}${met ? '' : ', missed'})`)
  }
}
