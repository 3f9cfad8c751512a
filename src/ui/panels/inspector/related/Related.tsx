import type { KeyboardEvent } from 'react'
import { useLit } from '../../../../store/relations/lit'
import { nameOf, type Relation, type Related as Tie } from '../../../../store/relations/relations'
import { ties } from '../../../../words/english/ties'
import { useWords } from '../../../../words/language'
import css from '../Inspector.module.css'
import { Breakable, Link, Section } from '../Rows'

/** What is tied to what is selected, a list for each way to be tied. Arrows go from link to link. */
export function Related() {
  const words = useWords(ties)
  const related = useLit(({ lit }) => lit?.related ?? none)
  return (
    <nav aria-label={words.list} onKeyDown={step}>
      {told.map((relation) => (
        <Ties
          key={relation}
          title={words.titles[relation]}
          related={related.filter((one) => one.relation === relation)}
        />
      ))}
    </nav>
  )
}

const none: readonly Tie[] = []

/** The others have a row or a section of the inspector, which says more of them. */
const told: readonly Relation[] = [
  'owner',
  'selects',
  'sendsTo',
  'front',
  'owned',
  'onNode',
  'selected',
  'sharesClaim',
  'sibling',
]

interface TiesProps {
  readonly title: string
  readonly related: readonly Tie[]
}

function Ties({ title, related }: TiesProps) {
  const words = useWords(ties)
  if (related.length === 0) return null
  return (
    <Section title={title}>
      <ul className={css.list}>
        {related.slice(0, TIES_MOST).map(({ subject, by }) => (
          <li key={subject}>
            <Link subject={subject}>
              <Breakable text={nameOf(subject)} />
            </Link>
            <span className={css.aside}>{by || subject.slice(0, subject.indexOf('/'))}</span>
          </li>
        ))}
        {related.length > TIES_MOST && <li>{words.more(related.length - TIES_MOST)}</li>}
      </ul>
    </Section>
  )
}

/** More links than this are not read. */
const TIES_MOST = 50

function step(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const links: readonly Element[] = [...event.currentTarget.querySelectorAll('button')]
  const at = links.findIndex((link) => link.contains(document.activeElement))
  const next = links[at + by]
  if (by === 0 || !(next instanceof HTMLElement)) return
  event.preventDefault()
  event.stopPropagation()
  next.focus()
}
