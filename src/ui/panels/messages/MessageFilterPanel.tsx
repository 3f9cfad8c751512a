import { useMemo } from 'react'
import { isHiding } from '../../../protocol/messageFilter'
import type { MessageFilter, MessageKind, MessageVerb } from '../../../protocol/messages'
import { useKeys } from '../../../store/cluster'
import { grouped } from '../../../store/describe'
import { setFilter, showAllMessages, toggled, useHiddenCount } from '../../../store/messageFilter'
import { useSettings } from '../../../store/settings'
import { Button } from '../../design/Button'
import { Glyph } from '../../design/Glyph'
import { MessageShape } from '../../design/MessageShape'
import { whoIs } from '../../design/who'
import { ChoiceRow } from './ChoiceRow'
import css from './MessageFilter.module.css'

const components: readonly (readonly [kind: string, name: string])[] = [
  ['you', 'You'],
  ['kube-scheduler', 'Scheduler'],
  ['kube-controller-manager', 'Controllers'],
  ['cloud-controller-manager', 'Cloud controllers'],
  ['etcd', 'etcd'],
  ['kubelet', 'kubelet'],
  ['kube-proxy', 'kube-proxy'],
  ['runtime', 'Runtime'],
  ['image-registry', 'Registry'],
  ['cloud-provider', 'Cloud'],
  ['end-users', 'Users'],
]

const verbs: readonly (readonly [MessageVerb, string])[] = [
  ['create', 'Create'],
  ['read', 'Read'],
  ['update', 'Update'],
  ['delete', 'Delete'],
  ['traffic', 'Traffic'],
]

const kinds: readonly (readonly [MessageKind, string])[] = [
  ['request', 'Request'],
  ['response', 'Response'],
  ['watch', 'Watch'],
  ['etcd', 'etcd'],
  ['cri', 'CRI'],
  ['image', 'Image'],
  ['cloud', 'Cloud'],
  ['probe', 'Probe'],
  ['traffic', 'Traffic'],
]

/** What is drawn of all that flies: who sends and receives, verbs, kinds, namespaces. */
export function MessageFilterPanel() {
  const filter = useSettings((state) => state.filter)
  const namespaces = useNamespaces(filter)
  const change = (part: Partial<MessageFilter>) => setFilter({ ...filter, ...part })
  return (
    <div className={css.panel}>
      <ChoiceRow
        title="To or from"
        choices={components}
        hidden={filter.components}
        sign={(kind) => <Glyph who={whoIs(kind)} size={14} />}
        onToggle={(one) => change({ components: toggled(filter.components, one) })}
      />
      <ChoiceRow
        title="Verb"
        choices={verbs}
        hidden={filter.verbs}
        sign={(verb) => (
          <MessageShape kind={verb === 'traffic' ? 'traffic' : 'request'} verb={verb} size={15} />
        )}
        onToggle={(one) => change({ verbs: toggled(filter.verbs, one) })}
      />
      <ChoiceRow
        title="Kind"
        choices={kinds}
        hidden={filter.kinds}
        sign={(kind) => (
          <MessageShape kind={kind} verb={kind === 'traffic' ? 'traffic' : 'read'} size={15} />
        )}
        onToggle={(one) => change({ kinds: toggled(filter.kinds, one) })}
      />
      <ChoiceRow
        title="Namespace"
        choices={namespaces.map((one) => [one, one])}
        hidden={filter.namespaces}
        onToggle={(one) => change({ namespaces: toggled(filter.namespaces, one) })}
      />
      <Foot hiding={isHiding(filter)} />
    </div>
  )
}

function Foot({ hiding }: { readonly hiding: boolean }) {
  const hidden = useHiddenCount((state) => state.hidden)
  if (!hiding) return <p className={css.foot}>Press one to hide it. Hidden, it still happens.</p>
  return (
    <p className={css.foot}>
      <span role="status">
        <b>{grouped(hidden)}</b> {hidden === 1 ? 'message' : 'messages'} hidden so far
      </span>
      <Button size="small" onClick={showAllMessages}>
        Show all
      </Button>
    </p>
  )
}

/** Where pods and Services are; with what is hidden, so that it can be shown again. */
function useNamespaces(filter: MessageFilter): readonly string[] {
  const pods = useKeys('Pod')
  const services = useKeys('Service')
  return useMemo(() => {
    const found = [...pods, ...services].map((key) => key.slice(0, key.indexOf('/')))
    return [...new Set([...found, ...filter.namespaces])].toSorted()
  }, [pods, services, filter.namespaces])
}
