/** What is drawn, in words: for who hears the page instead of seeing it, and for tooltips. */
import type { PodView, WorkerView } from '../protocol/messages'
import { describing } from '../words/english/describing'
import { wordsOf } from '../words/language'

/** `Pod web-7d9c6b8f4d-x2k9p, Running, 1 of 1 containers ready, on worker-1` */
export function describePod(pod: PodView): string {
  const words = wordsOf(describing)
  return [
    words.pod(pod.name),
    pod.status,
    words.containersReady(pod.readyContainers, pod.containers.length),
    pod.node === '' ? words.noNodeYet : words.onNode(pod.node),
    ...(pod.pullPercent === undefined ? [] : [words.pulled(pod.pullPercent)]),
    ...(pod.restarts === 0 ? [] : [words.restarts(pod.restarts)]),
    ...(pod.eviction === undefined ? [] : [words.evictedAt(clockOf(pod.eviction.until))]),
  ].join(', ')
}

/** `Worker worker-1, Ready, 3 pods, 0.4 of 4 CPU and 1.2 of 8 Gi memory asked` */
export function describeWorker(worker: WorkerView, pods: number): string {
  const words = wordsOf(describing)
  return [
    words.worker(worker.name),
    conditionOf(worker),
    ...(worker.cordoned ? [words.cordoned] : []),
    ...worker.pressures,
    words.pods(pods),
    words.asked(
      cpuText(worker.cpuRequestedMillis),
      cpuText(worker.cpuMillis),
      memoryText(worker.memoryRequestedBytes),
      memoryText(worker.memoryBytes),
    ),
  ].join(', ')
}

/** What a worker's chip says: its Ready condition, or what keeps it from having one. */
export function conditionOf(worker: WorkerView): string {
  const { starting, noPower } = wordsOf(describing)
  if (!worker.registered) return worker.powered ? starting : noPower
  if (worker.ready === 'True') return 'Ready'
  return 'NotReady'
}

/** Millicores as people say them: `0.25`, `4`. */
export const cpuText = (millis: number): string => String(Math.round(millis / 10) / 100)

/** Bytes in the largest binary unit that leaves a number worth reading: `512 Mi`, `1.5 Gi`. */
export function memoryText(bytes: number): string {
  const gi = bytes / 2 ** 30
  return gi >= 1 ? `${Math.round(gi * 10) / 10} Gi` : `${Math.round(bytes / 2 ** 20)} Mi`
}

/** Simulated time to the second, as words about the past use it: `0:04`, `6:08`, `1:02:03`. */
export function clockOf(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  const two = (value: number): string => String(value).padStart(2, '0')
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`
}

/** Thousands set off by a space that does not break, as in tables: `218 904`. */
export const grouped = (value: number): string =>
  String(value).replaceAll(/\B(?=(\d{3})+$)/g, '\u00a0')

/**
 * A pod's name without what its whole family shares: the ReplicaSet's hash goes, the Deployment's
 * name and the pod's own five letters stay. `web-7d9c6b8f4d-x2k9p` is `web-x2k9p`.
 */
export function callName(pod: Pick<PodView, 'name' | 'owner'>): string {
  const [kind, owner = ''] = pod.owner.split('/')
  if (kind !== 'ReplicaSet' || !pod.name.startsWith(`${owner}-`)) return pod.name
  const family = owner.replace(/-[0-9a-z]+$/, '')
  return `${family}${pod.name.slice(owner.length)}`
}

/** A name cut to `most` characters in its middle: the head says what, the tail says which. */
export function fitted(name: string, most: number): string {
  if (name.length <= most) return name
  const tail = most > TAIL + 2 ? TAIL : Math.floor((most - 1) / 2)
  return `${name.slice(0, Math.max(1, most - 1 - tail))}…${name.slice(name.length - tail)}`
}

/** The letters that the API server adds to a generated name. */
const TAIL = 5
