/** Which replicas were made together: in one go, for one count that their owner was told. */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonObject } from '../../../api/machinery/json'
import type { Row, Trace } from './recording'

export interface Replica {
  readonly name: string
  /** `web-<hash1>-` */
  readonly prefix: string
  /** Made in the same burst; 0 is before the trace began. */
  readonly burst: number
}

/** Pods made further apart than this, in seconds, were not made in one go. */
const BURST_GAP = 0.25
const REPLICA = /([a-z0-9][a-z0-9.<>-]*-)<(\d+)>/g

/** All replicas that a trace speaks of, in order of creation. */
export function replicasOf(trace: Trace): Replica[] {
  const rows = Object.values(trace).flat()
  const made = new Map(rows.flatMap(creationOf))
  const prefixes = new Map(rows.flatMap((row) => named(row, made)))
  const names = [...prefixes.keys()].sort((a, b) => (made.get(a) ?? 0) - (made.get(b) ?? 0))
  const bursts = new Map<string, { burst: number; at: number }>()
  return names.map((name) => {
    const prefix = prefixes.get(name) ?? ''
    const at = made.get(name)
    if (at === undefined) return { name, prefix, burst: 0 }
    const last = bursts.get(prefix) ?? { burst: 0, at: -BURST_GAP }
    const apart = at - last.at >= BURST_GAP || wasScaled(rows, prefix, last.at, at)
    const burst = apart ? last.burst + 1 : last.burst
    bursts.set(prefix, { burst, at })
    return { name, prefix, burst }
  })
}

/** Whether the owner was told another count of replicas in between. */
const wasScaled = (rows: readonly Row[], prefix: string, after: number, until: number): boolean =>
  rows.some(
    ({ path, sets, at }) =>
      at > after &&
      at <= until &&
      sets?.['spec.replicas'] !== undefined &&
      `${path}-`.endsWith(`/replicasets/${prefix}`),
  )

function creationOf({ object, at }: Row): [name: string, at: number][] {
  const metadata = object?.metadata
  if (object?.kind !== 'Pod' || !isJsonObject(metadata)) return []
  return typeof metadata.name === 'string' ? [[metadata.name, at]] : []
}

/** Replicas that a row names, with their prefixes. */
function named(row: Row, made: ReadonlyMap<string, number>): [name: string, prefix: string][] {
  const [[created = ''] = []] = creationOf(row)
  const texts = [row.path, row.event?.regarding ?? '', canonicalJson(row.sets ?? {}), created]
  return texts.flatMap((text) =>
    [...text.matchAll(REPLICA)]
      .filter(([name]) => /pods\/|^Pod\/|"Pod\//.test(text) || made.has(name))
      .map(([name, prefix = '']): [string, string] => [name, prefix]),
  )
}
