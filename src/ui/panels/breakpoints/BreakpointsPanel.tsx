import X from 'lucide-react/icons/x'
import type { BreakpointWhen } from '../../../protocol/breakpoints'
import {
  addBreakpoint,
  dropBreakpoint,
  type KeptBreakpoint,
  turnBreakpoint,
  useBreakpoints,
} from '../../../store/breakpoints'
import { selectedObject, useSelection } from '../../../store/selection'
import { useTimeline } from '../../../store/timeline'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import { Switch } from '../../design/Switch'
import css from './BreakpointsPanel.module.css'
import { MatchForm } from './MatchForm'

/** Where time is to be held: each on or off, and how often it was come to. */
export function BreakpointsPanel() {
  const list = useBreakpoints((state) => state.list)
  useSelection((state) => state.selected)
  const object = selectedObject()
  return (
    <section className={css.panel} aria-label="Breakpoints">
      <h2>Hold time when …</h2>
      <ul className={css.list}>
        {list.map((one) => (
          <Row key={one.id} breakpoint={one} />
        ))}
      </ul>
      {object !== undefined && (
        <Button size="small" onClick={() => addBreakpoint({ type: 'changes', object })}>
          When what is selected changes
        </Button>
      )}
      <MatchForm />
    </section>
  )
}

function Row({ breakpoint: { id, when, on } }: { readonly breakpoint: KeptBreakpoint }) {
  const hits = useTimeline((state) => state.hitCounts[id] ?? 0)
  const words = wordsFor(when)
  const own = when.type === 'changes' || when.type === 'matches'
  return (
    <li>
      <Switch checked={on} onChange={(checked) => turnBreakpoint(id, checked)}>
        {words}
      </Switch>
      {hits > 0 && <span className={css.hits}>{hits}×</span>}
      {own && (
        <IconButton label={`Remove: ${words}`} size="small" onClick={() => dropBreakpoint(id)}>
          <X size={14} />
        </IconButton>
      )}
    </li>
  )
}

const WORDS = {
  podFails: 'a pod fails',
  containerCrashes: 'a container crashes',
  cycleBegins: 'a scheduling cycle begins',
  nodeNotReady: 'a node turns NotReady',
  podDisrupted: 'a pod is preempted or evicted',
  warning: 'there is a Warning event',
} as const

function wordsFor(when: BreakpointWhen): string {
  if (when.type === 'changes') return `${when.object} changes`
  if (when.type !== 'matches') return WORDS[when.type]
  const { kind, namespace, labels, fields } = when
  const parts = [kind || 'any object', namespace && `in ${namespace}`, labels, fields]
  return parts.filter((part) => part !== '').join(' · ')
}
