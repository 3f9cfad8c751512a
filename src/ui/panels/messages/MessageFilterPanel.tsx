import { useMemo } from 'react'
import { isHiding } from '../../../protocol/messageFilter'
import type { MessageFilter, MessageKind, MessageVerb } from '../../../protocol/messages'
import { useKeys } from '../../../store/cluster'
import { grouped } from '../../../store/describe'
import { setFilter, showAllMessages, toggled, useHiddenCount } from '../../../store/messageFilter'
import { useSettings } from '../../../store/settings'
import { messageFilter } from '../../../words/english/messageFilter'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Glyph } from '../../design/Glyph'
import { MessageShape } from '../../design/MessageShape'
import { whoIs } from '../../design/who'
import { ChoiceRow } from './ChoiceRow'
import css from './MessageFilter.module.css'

const components = ids(messageFilter.english.components)
const verbs: readonly MessageVerb[] = ids(messageFilter.english.verbs)
const kinds: readonly MessageKind[] = ids(messageFilter.english.kinds)

/** What is drawn of all that flies: who sends and receives, verbs, kinds, namespaces. */
export function MessageFilterPanel() {
  const filter = useSettings((state) => state.filter)
  const words = useWords(messageFilter)
  const namespaces = useNamespaces(filter)
  const change = (part: Partial<MessageFilter>) => setFilter({ ...filter, ...part })
  return (
    <div className={css.panel}>
      <ChoiceRow
        title={words.toOrFrom}
        choices={named(components, words.components)}
        hidden={filter.components}
        sign={(kind) => <Glyph who={whoIs(kind)} size={14} />}
        onToggle={(one) => change({ components: toggled(filter.components, one) })}
      />
      <ChoiceRow
        title={words.verb}
        choices={named(verbs, words.verbs)}
        hidden={filter.verbs}
        sign={(verb) => (
          <MessageShape kind={verb === 'traffic' ? 'traffic' : 'request'} verb={verb} size={15} />
        )}
        onToggle={(one) => change({ verbs: toggled(filter.verbs, one) })}
      />
      <ChoiceRow
        title={words.kind}
        choices={named(kinds, words.kinds)}
        hidden={filter.kinds}
        sign={(kind) => (
          <MessageShape kind={kind} verb={kind === 'traffic' ? 'traffic' : 'read'} size={15} />
        )}
        onToggle={(one) => change({ kinds: toggled(filter.kinds, one) })}
      />
      <ChoiceRow
        title={words.namespace}
        choices={namespaces.map((one) => [one, one])}
        hidden={filter.namespaces}
        onToggle={(one) => change({ namespaces: toggled(filter.namespaces, one) })}
      />
      <Foot hiding={isHiding(filter)} />
    </div>
  )
}

function Foot({ hiding }: { readonly hiding: boolean }) {
  const words = useWords(messageFilter)
  const hidden = useHiddenCount((state) => state.hidden)
  if (!hiding) return <p className={css.foot}>{words.howTo}</p>
  return (
    <p className={css.foot}>
      <span role="status">
        <b>{grouped(hidden)}</b> {words.hiddenSoFar(hidden)}
      </span>
      <Button size="small" onClick={showAllMessages}>
        {words.showAll}
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

/** The names of a group of words, in their order. */
function ids<T extends string>(group: Readonly<Record<T, string>>): readonly T[] {
  return Object.keys(group) as T[]
}

const named = <T extends string>(
  known: readonly T[],
  words: Readonly<Record<T, string>>,
): readonly (readonly [T, string])[] => known.map((id) => [id, words[id]])
