/** Where a person wants the scheduler to be stopped: kept in this browser, told to every session. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { ExtensionPoint, Stop } from '../../protocol/messages'
import { stopAt } from '../actions'
import { keeping } from '../keeping'
import { useSession } from '../session'

export interface WantedStops {
  readonly points: readonly ExtensionPoint[]
  /** namespace/name of the only pod meant; empty for any. */
  readonly pod: string
  /** Stops besides the person's own. */
  readonly besides: readonly Stop[]
}

export const useStops = create<WantedStops>()(
  persist((): WantedStops => ({ points: [], pod: '', besides: [] }), {
    name: 'kubeorama.stops',
    version: 1,
    storage: keeping<WantedStops>(),
  }),
)

/** Sets or takes away the stop at a point. */
export function toggleStop(point: ExtensionPoint): void {
  const { points } = useStops.getState()
  const others = points.filter((one) => one !== point)
  stopOnlyAt(others.length < points.length ? others : [...points, point])
}

/** Stops at these points and no others; `pod` is namespace/name, empty for any. */
export function stopOnlyAt(
  points: readonly ExtensionPoint[],
  pod: string = useStops.getState().pod,
): Promise<void> {
  useStops.setState({ points, pod })
  return send()
}

export function stopBesides(besides: readonly Stop[]): Promise<void> {
  useStops.setState({ besides })
  return send()
}

function send(): Promise<void> {
  const { points, pod, besides } = useStops.getState()
  const own = points.map((point) => (pod === '' ? { point } : { point, pod }))
  return useSession.getState().phase === 'running' ? stopAt([...own, ...besides]) : done
}

const done = Promise.resolve()

useSession.subscribe(({ phase }, before) => {
  if (phase === 'running' && before.phase !== 'running') void send()
})
