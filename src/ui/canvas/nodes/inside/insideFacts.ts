/** What stands on the plate of a component: whose inside it is, and what is in it. */
import type {
  ControllerManagerView,
  ControllerView,
  ImageView,
  WorkerView,
} from '../../../../protocol/messages'
import { clockOf, grouped, memoryText } from '../../../../store/describe'
import { inside } from '../../../../words/english/inside'
import { wordsOf } from '../../../../words/language'
import { nameIn } from './lampText'

export interface InsideFacts {
  readonly title: string
  readonly lines: readonly string[]
  readonly images: readonly ImageView[]
}

/** Undefined for a component whose card tells all there is. */
export function factsOf(
  actor: string,
  worker: WorkerView | undefined,
  manager: ControllerManagerView | undefined,
): InsideFacts | undefined {
  const [kind = '', node = ''] = actor.split('/')
  const words = wordsOf(inside)
  if (manager !== undefined) {
    return { title: manager.cloud ? words.cloudManager : words.manager, ...loops(manager) }
  }
  if (worker === undefined) return undefined
  switch (kind) {
    case 'runtime':
      return { title: words.onNode(worker.runtime, node), ...disk(worker) }
    case 'kube-proxy':
      return { title: words.onNode(kind, node), lines: [rules(worker)], images: [] }
    case 'kubelet':
      return { title: words.onNode(kind, node), lines: [lastSync(worker)], images: [] }
    default:
      return undefined
  }
}

function disk({ imageCount, images }: WorkerView): Omit<InsideFacts, 'title'> {
  const words = wordsOf(inside)
  const over = imageCount - images.length
  const lines = [words.onDisk(imageCount), ...(over > 0 ? [words.largest(images.length)] : [])]
  return { lines, images }
}

function rules({ proxyRules }: WorkerView): string {
  const words = wordsOf(inside)
  return proxyRules === 0
    ? words.noRules
    : words.programmed(words.rules(grouped(proxyRules), proxyRules))
}

function lastSync({ podSync }: WorkerView): string {
  const words = wordsOf(inside)
  return podSync === undefined
    ? words.neverSynced
    : words.synced(nameIn(podSync.pod), clockOf(podSync.at))
}

function loops({ controllers }: ControllerManagerView): Omit<InsideFacts, 'title'> {
  const lines = controllers.flatMap((one) => (one.inHand ? [loop(one, one.inHand)] : []))
  return { lines: lines.length === 0 ? [wordsOf(inside).loopsRest] : lines, images: [] }
}

function loop({ title }: ControllerView, { key, goal }: NonNullable<ControllerView['inHand']>) {
  const words = wordsOf(inside)
  const name = nameIn(key)
  if (goal === undefined) return words.inHand(title, name)
  return goal.of === 'pods'
    ? words.podsOf(title, name, goal.there, goal.wanted)
    : words.endpointsOf(title, name, goal.there, goal.wanted)
}

/** `69 Mi`, and `0.3 Mi` of an image that is next to nothing. */
export const sizeText = (bytes: number): string =>
  bytes < 2 ** 20 ? `${(bytes / 2 ** 20).toFixed(1)} Mi` : memoryText(bytes)
