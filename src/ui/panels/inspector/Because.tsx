import { useState } from 'react'
import { narrateFlight } from '../../../narration/narrateFlight'
import { narrateMoment } from '../../../narration/narrateMoment'
import type { Part, Sentence } from '../../../narration/sentence'
import { nameOf } from '../../../narration/speakers'
import type { CauseLink } from '../../../protocol/messages'
import { showWaterfall } from '../../../store/because/opened'
import { select } from '../../../store/selection'
import { message } from '../../../words/english/message'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Words } from '../caption/Words'
import { clockText } from '../timeline/clockText'
import css from './Inspector.module.css'
import { Section } from './Rows'

/** What led to a message, first cause first: the turns of the story, or every step of it. */
export function Because({ chain }: { readonly chain: readonly CauseLink[] }) {
  const words = useWords(message)
  const [whole, setWhole] = useState(false)
  const all = chain.toReversed()
  const turns = all.filter((link) => link === chain[0] || isTurn(link))
  const steps = whole ? all : turns
  return (
    <Section title={words.because}>
      <ol className={css.chain}>
        {steps.map((link, index) => (
          <li
            key={link.id}
            data-step={index + 1}
            data-last={index === steps.length - 1 || undefined}
          >
            <When link={link} />
            <Words parts={partsOf(link, words)} linkClass={css.link} />
          </li>
        ))}
      </ol>
      <p className={css.actions}>
        {turns.length < all.length && (
          <Button size="small" variant="quiet" onClick={() => setWhole(!whole)}>
            {whole ? words.onlyTurns : words.everyStep(all.length)}
          </Button>
        )}
        <ShowWaterfall id={chain[0]?.id} />
      </p>
    </Section>
  )
}

function ShowWaterfall({ id }: { readonly id: number | undefined }) {
  const words = useWords(message)
  if (id === undefined) return null
  return (
    <Button size="small" variant="quiet" onClick={() => showWaterfall(id)}>
      {words.waterfall}
    </Button>
  )
}

/** When it was; for a message, the way to it. */
function When({ link: { id, at, flight } }: { readonly link: CauseLink }) {
  const words = useWords(message)
  if (flight === undefined) return <span className={css.aside}>{clockText(at)}</span>
  return (
    <button
      type="button"
      className={css.aside}
      aria-label={words.lookAt(flight.label)}
      onClick={() => select({ type: 'message', id })}
    >
      {clockText(at)}
    </button>
  )
}

const isTurn = (link: CauseLink): boolean => (sentenceOf(link)?.weight ?? 0) >= 2

const sentenceOf = ({ flight, moment }: CauseLink): Sentence | undefined =>
  flight ? narrateFlight({ ...flight, chatter: false }) : moment && narrateMoment(moment)

/** The link as the narrator would tell it, or by its label. */
function partsOf(link: CauseLink, words: typeof message.english): readonly Part[] {
  const told = sentenceOf(link)
  if (told !== undefined) return told.parts
  const { flight, moment } = link
  if (flight !== undefined) return [words.sends(nameOf(flight.from, flight.speaker), flight.label)]
  if (moment === undefined) return []
  return [words.isAtWork(nameOf(moment.actor, noteSpeaker(moment.note)))]
}

const noteSpeaker = ({ controller }: Readonly<Record<string, unknown>>): string =>
  typeof controller === 'string' ? controller : ''
