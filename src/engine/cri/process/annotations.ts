/**
 * What a pod's annotations change about the programs in it. All begin with `kubeorama.dev/`; with
 * `.<container>` behind the name they are for that container alone.
 *
 *   startup-seconds              how long until its ports open
 *   exit-after-seconds           it ends by itself this long after its start, with
 *   exit-code                    this code (0 without it)
 *   health                       `failing`: probes and visitors get a 500, a failed exec, or no connection
 *   unhealthy-after-seconds      it becomes so this long after its start
 *   memory                       a quantity: what it uses from the start
 *   memory-growth-per-second     a quantity: what it uses more every second, a leak
 *   cpu                          a quantity: what it uses all the time
 *   stop-seconds                 how long it takes to leave after SIGTERM
 *   ignore-sigterm               `true`: it takes no notice of SIGTERM
 *
 * A value that cannot be read changes nothing.
 */
import { type Micros, seconds } from '../../kernel/micros'
import { parseAmount } from './amount'

/** What the names of all these annotations begin with. */
export const ANNOTATION_PREFIX = 'kubeorama.dev/'

/** What the annotations of a pod say about one of its containers. */
export interface Overrides {
  readonly startupMicros?: Micros
  readonly exitAfterMicros?: Micros
  readonly exitCode?: number
  readonly unhealthyAfterMicros?: Micros
  readonly memoryBytes?: number
  readonly memoryGrowthBytesPerSecond?: number
  readonly cpuMillis?: number
  readonly stopMicros?: Micros
  readonly ignoresTerm?: boolean
}

/** Reads the annotations that concern a container. */
export function readOverrides(
  annotations: Readonly<Record<string, string>>,
  container: string,
): Overrides {
  const value = (name: string): string | undefined =>
    annotations[`${ANNOTATION_PREFIX}${name}.${container}`] ??
    annotations[`${ANNOTATION_PREFIX}${name}`]
  const micros = (name: string): Micros | undefined => {
    const number = Number(value(name) ?? Number.NaN)
    return number >= 0 ? seconds(number) : undefined
  }
  const amount = (name: string): number | undefined => parseAmount(value(name) ?? '')
  const exitCode = Number(value('exit-code') ?? Number.NaN)
  const cpu = amount('cpu')
  const failing = value('health') === 'failing' ? 0 : undefined
  return dropAbsent({
    startupMicros: micros('startup-seconds'),
    exitAfterMicros: micros('exit-after-seconds'),
    exitCode: Number.isInteger(exitCode) ? exitCode & 255 : undefined,
    unhealthyAfterMicros: failing ?? micros('unhealthy-after-seconds'),
    memoryBytes: amount('memory'),
    memoryGrowthBytesPerSecond: amount('memory-growth-per-second'),
    cpuMillis: cpu === undefined ? undefined : Math.round(cpu * 1000),
    stopMicros: micros('stop-seconds'),
    ignoresTerm: value('ignore-sigterm') === 'true' ? true : undefined,
  })
}

const NONE: Overrides = Object.freeze({})

type MaybeAbsent<T> = { readonly [K in keyof T]: T[K] | undefined }

function dropAbsent(fields: MaybeAbsent<Overrides>): Overrides {
  const present: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) {
    if (value !== undefined) present[key] = value
  }
  return Object.keys(present).length === 0 ? NONE : present
}
