/** Asks the scheduler where the selected pod could go, again and again while it waits. */
import { decide, whyPending } from '../actions'
import { keysOf, listenToKind, recordOf } from '../cluster'
import { useSelection } from '../selection'
import { type Fits, fitsOf, useFits } from './fits'
import { useWalk } from './walk'

/** Beyond this the scheduler's answer has no nodes, and only those that come closest are told. */
const ASKED_ONE_BY_ONE = 500
/** Wall milliseconds from one question to the next: asking a large cluster takes long. */
const AGAIN_MILLIS = 500
const AGAIN_LARGE_MILLIS = 5_000

/** Begins to ask whenever a Pending pod is selected. Returns how to stop. */
export function startAskingFits(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: string | undefined

  const ask = (): void => {
    const pod = waitingPod()
    if (pod === undefined || useWalk.getState().walk !== undefined) return
    asked = pod
    void answerFor(pod).then((fits) => {
      if (waitingPod() === pod) useFits.setState({ fits })
    })
  }
  const askSoon = (): void => {
    timer ??= setTimeout(
      () => {
        timer = undefined
        ask()
      },
      isLarge() ? AGAIN_LARGE_MILLIS : AGAIN_MILLIS,
    )
  }
  const look = (): void => {
    const pod = waitingPod()
    if (pod !== undefined && pod === asked) {
      askSoon()
      return
    }
    asked = undefined
    if (useFits.getState().fits !== undefined) useFits.setState({ fits: undefined })
    ask()
  }
  const stops = [
    useSelection.subscribe(({ selected }, before) => {
      if (selected !== before.selected) look()
    }),
    listenToKind('Pod', look),
    listenToKind('Worker', look),
    useWalk.subscribe(({ walk }, before) => {
      if (walk === undefined && before.walk !== undefined) look()
    }),
  ]
  look()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
    useFits.setState({ fits: undefined })
  }
}

/** The selected pod, while it waits for a node. */
function waitingPod(): string | undefined {
  const { selected } = useSelection.getState()
  if (selected?.type !== 'record' || selected.kind !== 'Pod') return undefined
  const pod = recordOf('Pod', selected.key)
  return pod?.look === 'pending' && pod.node === '' ? pod.key : undefined
}

const isLarge = (): boolean => keysOf('Worker').length > ASKED_ONE_BY_ONE

async function answerFor(pod: string): Promise<Fits | undefined> {
  const workerOf = (name: string) => recordOf('Worker', name)
  if (!isLarge()) {
    const decided = await decide(pod)
    return 'decision' in decided ? fitsOf(decided.decision, workerOf) : undefined
  }
  const report = await whyPending(pod)
  const nodes = report?.nodes.map(({ node, refusal }) => ({ node, refusal, scores: [], total: 0 }))
  return fitsOf({ pod, nodes: nodes ?? [], allNodes: keysOf('Worker').length }, workerOf, true)
}
