import X from 'lucide-react/icons/x'
import { type Selected, select, useSelection } from '../../../store/selection'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { ActorInspector } from './ActorInspector'
import { FollowButton } from './FollowButton'
import css from './Inspector.module.css'
import { MessageInspector } from './MessageInspector'
import { PodInspector } from './PodInspector'
import { ServiceInspector } from './ServiceInspector'
import { WorkerInspector } from './WorkerInspector'
import { WorkloadInspector } from './WorkloadInspector'

/** What is selected, told in words: summary, conditions, events, YAML, what it is related to. */
export function Inspector() {
  const selected = useSelection((state) => state.selected)
  const words = useWords(inspector)
  if (selected === undefined) return null
  return (
    <aside className={css.inspector} aria-label={words.inspector}>
      <div className={css.close}>
        <FollowButton selected={selected} />
        <IconButton label={words.close} keys="Esc" size="small" onClick={() => select(undefined)}>
          <X size={16} />
        </IconButton>
      </div>
      <Subject selected={selected} />
    </aside>
  )
}

function Subject({ selected }: { readonly selected: Selected }) {
  if (selected.type === 'message') return <MessageInspector id={selected.id} />
  if (selected.type === 'actor') return <ActorInspector actor={selected.actor} />
  const { kind, key } = selected
  switch (kind) {
    case 'Pod':
      return <PodInspector podKey={key} />
    case 'Worker':
      return <WorkerInspector name={key} />
    case 'Workload':
      return <WorkloadInspector workloadKey={key} />
    case 'Service':
      return <ServiceInspector serviceKey={key} />
    case 'Cloud':
      return <ActorInspector actor="cloud-provider" />
  }
}
