/** What the page shows, in a few words: how large the cluster is, and how it fares. */
import type { PodView, WorkerView } from '../protocol/messages'
import { describing } from '../words/english/describing'
import { wordsOf } from '../words/language'
import { recordsOf, useDerived } from './cluster'

export const useScene = (): string =>
  useDerived(['Worker', 'Pod'], 'scene', sceneNow, (one, other) => one === other)

const sceneNow = (): string => sceneOf(recordsOf('Worker'), recordsOf('Pod'))

/** `A small healthy cluster`, `A large cluster, 2 workers down` */
export function sceneOf(workers: readonly WorkerView[], pods: readonly PodView[]): string {
  const { scene } = wordsOf(describing)
  if (workers.length === 0) return scene.noWorkers
  const size = SIZES.find(([most]) => workers.length <= most)?.[1] ?? 'large'
  const down = workers.filter((one) => one.registered && (one.ready !== 'True' || !one.powered))
  if (down.length > 0) return scene.down[size](down.length)
  const troubled = pods.some((pod) => pod.look === 'crashing' || pod.look === 'failed')
  return troubled ? scene.trouble[size] : scene.healthy[size]
}

const SIZES: readonly (readonly [most: number, size: 'small' | 'middling'])[] = [
  [8, 'small'],
  [30, 'middling'],
]
