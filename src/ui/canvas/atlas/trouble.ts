/**
 * Where workers that fell silent lie together: a toothed line round them and a plate that says how
 * many and since when. It keeps its size when all else shrinks.
 */
import { recordOf } from '../../../store/cluster'
import { clockOf } from '../../../store/describe'
import { podsOn } from '../../../store/podsOnNodes'
import { stage } from '../../../words/english/stage'
import { wordsOf } from '../../../words/language'
import type { ZoneLayout } from '../layout/farGrid'

export interface Trouble {
  readonly workers: readonly string[]
  readonly title: string
  readonly detail: string
  /** Sides of cells that face a healthy one. */
  readonly edges: readonly Edge[]
}

export interface Edge {
  readonly worker: string
  readonly side: 'top' | 'right' | 'bottom' | 'left'
}

/** Alone a cell says enough by itself. */
const PATCH_LEAST = 2
/** More plates than this in a zone and they would hide what they tell of. */
const PATCHES_MOST = 3

export function troubles(zones: readonly ZoneLayout[]): readonly Trouble[] {
  return zones.flatMap((zone) => {
    const down = new Set(zone.workers.filter(isSilent))
    const patches = patchesOf(zone, down).filter((patch) => patch.length >= PATCH_LEAST)
    return patches
      .toSorted((one, other) => other.length - one.length)
      .slice(0, PATCHES_MOST)
      .map((patch) => troubleOf(zone, patch, down))
  })
}

function isSilent(name: string): boolean {
  const worker = recordOf('Worker', name)
  return worker?.registered === true && worker.ready !== 'True'
}

function patchesOf(zone: ZoneLayout, down: ReadonlySet<string>): readonly (readonly string[])[] {
  const seen = new Set<string>()
  return [...down].flatMap((first) => {
    if (seen.has(first)) return []
    seen.add(first)
    const patch = [first]
    for (const name of patch) {
      for (const next of Object.values(neighbours(zone, name))) {
        if (next === undefined || !down.has(next) || seen.has(next)) continue
        seen.add(next)
        patch.push(next)
      }
    }
    return [patch]
  })
}

function neighbours(
  { workers, columns }: ZoneLayout,
  name: string,
): Record<Edge['side'], string | undefined> {
  const at = workers.indexOf(name)
  const column = at % columns
  return {
    top: workers[at - columns],
    bottom: workers[at + columns],
    left: column > 0 ? workers[at - 1] : undefined,
    right: column < columns - 1 ? workers[at + 1] : undefined,
  }
}

const sides: readonly Edge['side'][] = ['top', 'right', 'bottom', 'left']

function troubleOf(zone: ZoneLayout, patch: readonly string[], down: ReadonlySet<string>): Trouble {
  const since = Math.min(...patch.map((name) => recordOf('Worker', name)?.readySince ?? 0))
  const pods = patch.reduce((sum, name) => sum + podsOn(name).length, 0)
  const edges = patch.flatMap((worker) => {
    const around = neighbours(zone, worker)
    return sides.filter((side) => !down.has(around[side] ?? '')).map((side) => ({ worker, side }))
  })
  return {
    workers: patch,
    title: wordsOf(stage).silent(patch.length, clockOf(since)),
    detail: wordsOf(stage).podsOnThem(pods),
    edges,
  }
}
