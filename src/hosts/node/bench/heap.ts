/** The heap in use, when nothing is on it that nobody needs. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Code that no longer runs is let go only after several. */
const COLLECTIONS = 8

let collect: (() => void) | undefined

/** In bytes. */
export function heapAfterCollecting(): number {
  collect ??= collector()
  for (let i = 0; i < COLLECTIONS; i++) collect()
  return process.memoryUsage().heapUsed
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
