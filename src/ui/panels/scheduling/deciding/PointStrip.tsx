import OctagonPause from 'lucide-react/icons/octagon-pause'
import { EXTENSION_POINTS, hasReached } from '../../../../protocol/extensionPoints'
import type { ExtensionPoint } from '../../../../protocol/messages'
import { stopOnlyAt, toggleStop, useStops } from '../../../../store/scheduling/stops'
import { useWalk, type Walk } from '../../../../store/scheduling/walk'
import { useSelection } from '../../../../store/selection'
import { extensionPoints } from '../../../../words/english/extensionPoints'
import { useWords } from '../../../../words/language'
import css from './PointStrip.module.css'

/** The extension points as a way with stations: where the pod in hand is, and where to stop the next. */
export function PointStrip() {
  const words = useWords(extensionPoints)
  const walk = useWalk((state) => state.walk)
  const points = useStops((state) => state.points)
  return (
    <nav className={css.strip} aria-label={words.points}>
      <ol className={css.points}>
        {EXTENSION_POINTS.map((point) => (
          <Point
            key={point}
            point={point}
            stops={points.includes(point)}
            state={stateOf(point, walk)}
          />
        ))}
      </ol>
      <WhichPod walk={walk} />
    </nav>
  )
}

interface PointProps {
  readonly point: ExtensionPoint
  readonly stops: boolean
  readonly state: State
}

function Point({ point, stops, state }: PointProps) {
  const words = useWords(extensionPoints)
  return (
    <li
      className={css.point}
      data-state={state}
      aria-current={state === 'now' ? 'step' : undefined}
    >
      <button
        type="button"
        className={css.stop}
        aria-pressed={stops}
        aria-label={words.heard[state](point)}
        title={state === 'none' ? words.noPlugin(point) : words.stopAt(point)}
        onClick={() => toggleStop(point)}
      >
        {stops ? (
          <OctagonPause size={15} strokeWidth={2.4} aria-hidden="true" />
        ) : (
          <i className={css.dot} />
        )}
        <span className={css.name}>{point}</span>
      </button>
    </li>
  )
}

/** `none`: no plugin has anything to do there, for this pod or for any. */
type State = 'past' | 'now' | 'ahead' | 'none'

/** None of the plugins there are takes part in these. */
const NOBODY: readonly ExtensionPoint[] = ['Permit', 'PostBind']
const SCORING: readonly ExtensionPoint[] = ['PreScore', 'Score', 'NormalizeScore']

function stateOf(point: ExtensionPoint, walk: Walk | undefined): State {
  if (NOBODY.includes(point)) return 'none'
  if (walk === undefined) return 'ahead'
  if (point === walk.point) return 'now'
  if (isLeftOut(point, walk)) return 'none'
  return hasReached(walk.point, point) ? 'past' : 'ahead'
}

/** Only of points that were passed already: what is ahead must not give the end away. */
function isLeftOut(point: ExtensionPoint, { point: at, decision }: Walk): boolean {
  if (!hasReached(at, point)) return false
  return point === 'PostFilter' || (SCORING.includes(point) && decision?.scorers.length === 0)
}

/** Any pod, or one: the one that is selected or in hand. */
function WhichPod({ walk }: { readonly walk: Walk | undefined }) {
  const words = useWords(extensionPoints)
  const wanted = useStops((state) => state.pod)
  const selected = useSelection(selectedPod)
  const known = new Set([wanted, selected, walk?.pod ?? ''].filter((pod) => pod !== ''))
  return (
    <label className={css.which}>
      {words.stop}
      <select
        value={wanted}
        onChange={({ target }) => {
          const { points } = useStops.getState()
          void stopOnlyAt(points, target.value)
        }}
      >
        <option value="">{words.anyPod}</option>
        {[...known].map((pod) => (
          <option key={pod} value={pod}>
            {pod}
          </option>
        ))}
      </select>
    </label>
  )
}

function selectedPod({ selected, scheduling }: ReturnType<typeof useSelection.getState>): string {
  if (scheduling?.pod !== undefined) return scheduling.pod
  return selected?.type === 'record' && selected.kind === 'Pod' ? selected.key : ''
}
