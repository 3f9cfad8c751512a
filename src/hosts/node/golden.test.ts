import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../engine/index'
import { play, vocabularyOfAll } from './golden/play'
import { readRecordings } from './golden/recording'
import { isRequired } from './golden/required'

const FOLDER = new URL('../../../../shared/golden', import.meta.url).pathname
const recordings = existsSync(FOLDER) ? readRecordings(FOLDER) : []
const required = recordings.filter(({ scenario }) => isRequired(scenario))
const vocabulary = vocabularyOfAll(recordings)

describe.skipIf(required.length === 0)(
  'each component asks what the real one was recorded asking',
  () => {
    it.each(required)('$scenario', { timeout: 60_000 }, async (recording) => {
      const { differences, broken } = await play(recording, vocabulary, createEngine)
      expect({ differences, broken }).toEqual({ differences: [], broken: undefined })
    })
  },
)
