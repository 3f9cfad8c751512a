/** Says where the scheduler was stopped, and opens its panel: a stop is made to be looked at. */
import { tellPlugin, tellQuestion, tellStop, tellWinner } from '../../narration/narrateWalk'
import { announce } from '../announcements'
import { recordsOf } from '../cluster'
import { openScheduling, useSelection } from '../selection'
import { useTimeline } from '../timeline'
import { isHidden, usePredict } from './predict'
import { winningWords } from './reasons'
import { useWalk } from './walk'

/** Begins to listen. Returns how to stop. */
export function startAnnouncing(): () => void {
  const stops = [
    useTimeline.subscribe(sayStop),
    useWalk.subscribe(sayPlugin),
    usePredict.subscribe(sayWinner),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

type State<S> = (state: S, before: S) => void

const sayStop: State<ReturnType<typeof useTimeline.getState>> = ({ held }, before) => {
  if (held === undefined || held === before.held) return
  const { scheduling } = useSelection.getState()
  if (scheduling === undefined || (scheduling.pod ?? held.pod) !== held.pod) openScheduling()
  const hidden = usePredict.getState().on && held.point === 'Reserve'
  announce(hidden ? tellQuestion(held.pod) : tellStop(held), speaker(), held.at)
}

const sayPlugin: State<ReturnType<typeof useWalk.getState>> = ({ walk }, before) => {
  const { pace, now } = useTimeline.getState()
  const stepped = walk?.point === 'Score' && walk.spoken > (before.walk?.spoken ?? 0)
  if (!stepped || pace.mode !== 'paused' || isHidden(usePredict.getState(), walk)) return
  const told = walk.soFar && tellPlugin(walk.soFar.nodes)
  if (told !== undefined) announce(told, speaker(), now)
}

const sayWinner: State<ReturnType<typeof usePredict.getState>> = ({ revealed }, before) => {
  const { walk } = useWalk.getState()
  if (revealed === before.revealed || walk?.id !== revealed || walk.decision === undefined) return
  const told = tellWinner(walk.pod, winningWords(walk.decision))
  announce(told, speaker(), useTimeline.getState().now)
}

const speaker = (): string => recordsOf('Scheduler')[0]?.key ?? 'kube-scheduler'
