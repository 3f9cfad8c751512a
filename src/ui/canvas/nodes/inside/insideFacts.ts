/** What stands on the plate of a component: whose inside it is, and what is in it. */
import type {
  ControllerManagerView,
  ControllerView,
  ImageView,
  WorkerView,
} from '../../../../protocol/messages'
import { clockOf, grouped, memoryText } from '../../../../store/describe'
import { nameIn } from './lampText'
import { words } from './words'

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
  if (manager !== undefined) return { title: words.manager(manager.cloud), ...loops(manager) }
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
  const over = imageCount - images.length
  const lines = [words.onDisk(imageCount), ...(over > 0 ? [words.largest(images.length)] : [])]
  return { lines, images }
}

const rules = ({ proxyRules }: WorkerView): string =>
  proxyRules === 0 ? words.noRules : words.programmed(words.rules(grouped(proxyRules), proxyRules))

const lastSync = ({ podSync }: WorkerView): string =>
  podSync === undefined ? words.neverSynced : words.synced(nameIn(podSync.pod), clockOf(podSync.at))

function loops({ controllers }: ControllerManagerView): Omit<InsideFacts, 'title'> {
  const lines = controllers.flatMap((one) => (one.inHand ? [loop(one, one.inHand)] : []))
  return { lines: lines.length === 0 ? [words.loopsRest] : lines, images: [] }
}

function loop({ title }: ControllerView, { key, goal }: NonNullable<ControllerView['inHand']>) {
  const name = nameIn(key)
  if (goal === undefined) return words.inHand(title, name)
  return goal.of === 'pods'
    ? words.podsOf(title, name, goal.there, goal.wanted)
    : words.endpointsOf(title, name, goal.there, goal.wanted)
}

/** `69 Mi`, and `0.3 Mi` of an image that is next to nothing. */
export const sizeText = (bytes: number): string =>
  bytes < 2 ** 20 ? `${(bytes / 2 ** 20).toFixed(1)} Mi` : memoryText(bytes)
