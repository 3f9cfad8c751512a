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
import { breakpoints } from '../../../words/english/breakpoints'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import { Switch } from '../../design/Switch'
import css from './BreakpointsPanel.module.css'
import { MatchForm } from './MatchForm'

/** Where time is to be held: each on or off, and how often it was come to. */
export function BreakpointsPanel() {
  const words = useWords(breakpoints)
  const list = useBreakpoints((state) => state.list)
  useSelection((state) => state.selected)
  const object = selectedObject()
  return (
    <section className={css.panel} aria-label={words.breakpoints}>
      <h2>{words.holdWhen}</h2>
      <ul className={css.list}>
        {list.map((one) => (
          <Row key={one.id} breakpoint={one} />
        ))}
      </ul>
      {object !== undefined && (
        <Button size="small" onClick={() => addBreakpoint({ type: 'changes', object })}>
          {words.selectedChanges}
        </Button>
      )}
      <MatchForm />
    </section>
  )
}

function Row({ breakpoint: { id, when, on } }: { readonly breakpoint: KeptBreakpoint }) {
  const hits = useTimeline((state) => state.hitCounts[id] ?? 0)
  const words = useWords(breakpoints)
  const condition = wordsFor(when, words)
  const own = when.type === 'changes' || when.type === 'matches'
  return (
    <li>
      <Switch checked={on} onChange={(checked) => turnBreakpoint(id, checked)}>
        {condition}
      </Switch>
      {hits > 0 && <span className={css.hits}>{hits}×</span>}
      {own && (
        <IconButton label={words.remove(condition)} size="small" onClick={() => dropBreakpoint(id)}>
          <X size={14} />
        </IconButton>
      )}
    </li>
  )
}

function wordsFor(when: BreakpointWhen, words: typeof breakpoints.english): string {
  if (when.type === 'changes') return words.changes(when.object)
  if (when.type !== 'matches') return words.readyMade[when.type]
  const { kind, namespace, labels, fields } = when
  const place = namespace && words.inNamespace(namespace)
  return [kind || words.anyObject, place, labels, fields].filter((part) => part !== '').join(' · ')
}
