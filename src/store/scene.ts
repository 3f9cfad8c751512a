/** What the page shows, in a few words: how large the cluster is, and how it fares. */
import type { PodView, WorkerView } from '../protocol/messages'
import { recordsOf, useDerived } from './cluster'

export const useScene = (): string =>
  useDerived(['Worker', 'Pod'], 'scene', sceneNow, (one, other) => one === other)

const sceneNow = (): string => sceneOf(recordsOf('Worker'), recordsOf('Pod'))

/** `A small healthy cluster`, `A large cluster, 2 workers down` */
export function sceneOf(workers: readonly WorkerView[], pods: readonly PodView[]): string {
  if (workers.length === 0) return 'A cluster without workers'
  const size = SIZES.find(([most]) => workers.length <= most)?.[1] ?? 'large'
  const down = workers.filter((one) => one.registered && (one.ready !== 'True' || !one.powered))
  if (down.length > 0) {
    return `A ${size} cluster, ${down.length === 1 ? 'a worker' : `${down.length} workers`} down`
  }
  const troubled = pods.some((pod) => pod.look === 'crashing' || pod.look === 'failed')
  return troubled ? `A ${size} cluster with a pod in trouble` : `A ${size} healthy cluster`
}

const SIZES: readonly (readonly [most: number, word: string])[] = [
  [8, 'small'],
  [30, 'middling'],
]
