/** Hears which workers' cards look otherwise than before, for any of the reasons there are. */
import { listenToKind, recordsOf } from '../../../store/cluster'
import { onPodsChanged } from '../../../store/podsOnNodes'
import { onJourneys } from '../messages/journeys'
import { onReserved } from '../messages/reservations'
import { isSilent } from '../nodes/podWords'

/** `changed` is told their names. */
export function watchCards(changed: (workers: Iterable<string>) => void): () => void {
  const stops = [
    onPodsChanged(changed),
    onJourneys(changed),
    onReserved(changed),
    onSilence(changed),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Pods of a worker that says nothing are drawn as unknown. */
function onSilence(changed: (workers: Iterable<string>) => void): () => void {
  let before = silentWorkers()
  return listenToKind('Worker', () => {
    const now = silentWorkers()
    const others = [...now, ...before].filter((worker) => now.has(worker) !== before.has(worker))
    before = now
    if (others.length > 0) changed(others)
  })
}

const silentWorkers = (): Set<string> =>
  new Set(
    recordsOf('Worker')
      .filter(isSilent)
      .map(({ name }) => name),
  )
