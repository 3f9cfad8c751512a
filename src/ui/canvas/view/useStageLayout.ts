import { useMemo, useRef, useSyncExternalStore } from 'react'
import { keysOf, listenToKind, recordOf } from '../../../store/cluster'
import { useSettings } from '../../../store/settings'
import type { WorkerPlace } from '../layout/farGrid'
import type { Point, Size } from '../layout/geometry'
import { type StageLayout, stageLayout } from '../layout/stageLayout'

/** A node under somebody's hand, and where it is. */
export interface Carried {
  readonly id: string
  readonly at: Point
}

/** The stage laid out for its room, from who is there and where a person put them. */
export function useStageLayout(room: Size, carried: Carried | undefined): StageLayout {
  const master = useSyncExternalStore(listenToMasters, firstMaster)
  const workers = useSyncExternalStore(listenToWorkers, workerPlaces)
  const saved = useSettings((state) => state.places)
  const wasFar = useRef(false)
  return useMemo(() => {
    const places = carried ? { ...saved, [carried.id]: carried.at } : saved
    const layout = stageLayout({ room, master, workers, places, wasFar: wasFar.current })
    wasFar.current = layout.level === 'far'
    return layout
  }, [room, master, workers, saved, carried])
}

const listenToMasters = (listener: () => void) => listenToKind('ApiServer', listener)
const listenToWorkers = (listener: () => void) => listenToKind('Worker', listener)

/** Until the API server reports, the stage shows where it will stand. */
const firstMaster = (): string => keysOf('ApiServer')[0]?.split('/')[1] ?? 'master-1'

let known: readonly WorkerPlace[] = []

/** Workers in the order they came; the same array while names and zones stay. */
function workerPlaces(): readonly WorkerPlace[] {
  const places = keysOf('Worker').map((name) => ({
    name,
    zone: recordOf('Worker', name)?.zone ?? '',
  }))
  const same =
    places.length === known.length &&
    places.every(({ name, zone }, i) => known[i]?.name === name && known[i]?.zone === zone)
  if (!same) known = places
  return known
}
