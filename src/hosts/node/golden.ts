/**
 * Plays recordings of a real control plane on the simulated cluster and compares what each
 * component asked of the API server: `npm run golden -- DIR [--only NAME] [--seed N] [--all]`.
 */
import { createEngine } from '../../engine/index'
import { hasPassed, play, verdictText, vocabularyOfAll } from './golden/play'
import { readRecordings } from './golden/recording'

const words = process.argv.slice(2)
const only = flag('--only')
const seed = flag('--seed')
const [folder] = words.filter((word) => !word.startsWith('--') && word !== only && word !== seed)

if (folder === undefined) {
  console.error('usage: npm run golden -- DIR [--only NAME] [--seed N] [--all]')
  process.exitCode = 2
} else await playAll(folder)

function flag(name: string): string | undefined {
  return words.includes(name) ? words[words.indexOf(name) + 1] : undefined
}

async function playAll(from: string): Promise<void> {
  const recordings = readRecordings(from)
  const vocabulary = vocabularyOfAll(recordings)
  let passed = 0
  let failed = 0
  for (const recording of recordings) {
    if (only !== undefined && !recording.scenario.includes(only)) continue
    const verdict = await play(recording, vocabulary, createEngine, Number(seed ?? 1))
    console.log(verdictText(verdict, words.includes('--all')))
    if (hasPassed(verdict)) passed++
    else failed++
    if (!hasPassed(verdict) && verdict.required) process.exitCode = 1
  }
  console.log(`${passed} passed, ${failed} failed`)
}
