/** Settings that the engine's host must know too. */
import { setPace } from './actions'
import { setChatter as keepChatter } from './settings'
import { useTimeline } from './timeline'

/** Shows or hides heartbeats, resyncs and events: on the stage, and in what Story takes time for. */
export function setChatter(chatter: boolean): void {
  keepChatter(chatter)
  void setPace({ ...useTimeline.getState().pace, chatter })
}
