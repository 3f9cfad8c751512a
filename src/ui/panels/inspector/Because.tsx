import { useState } from 'react'
import { narrateFlight } from '../../../narration/narrateFlight'
import { narrateMoment } from '../../../narration/narrateMoment'
import type { Part, Sentence } from '../../../narration/sentence'
import { nameOf } from '../../../narration/speakers'
import type { CauseLink } from '../../../protocol/messages'
import { showWaterfall } from '../../../store/because/opened'
import { select } from '../../../store/selection'
import { Button } from '../../design/Button'
import { Words } from '../caption/Words'
import { clockText } from '../timeline/clockText'
import css from './Inspector.module.css'
import { Section } from './Rows'

/** What led to a message, first cause first: the turns of the story, or every step of it. */
export function Because({ chain }: { readonly chain: readonly CauseLink[] }) {
  const [whole, setWhole] = useState(false)
  const all = chain.toReversed()
  const turns = all.filter((link) => link === chain[0] || isTurn(link))
  const steps = whole ? all : turns
  return (
    <Section title="Because">
      <ol className={css.chain}>
        {steps.map((link, index) => (
          <li
            key={link.id}
            data-step={index + 1}
            data-last={index === steps.length - 1 || undefined}
          >
            <When link={link} />
            <Words parts={partsOf(link)} linkClass={css.link} />
          </li>
        ))}
      </ol>
      <p className={css.actions}>
        {turns.length < all.length && (
          <Button size="small" variant="quiet" onClick={() => setWhole(!whole)}>
            {whole ? 'Only the turns' : `Every one of ${all.length} steps`}
          </Button>
        )}
        <ShowWaterfall id={chain[0]?.id} />
      </p>
    </Section>
  )
}

function ShowWaterfall({ id }: { readonly id: number | undefined }) {
  if (id === undefined) return null
  return (
    <Button size="small" variant="quiet" onClick={() => showWaterfall(id)}>
      Show as a waterfall
    </Button>
  )
}

/** When it was; for a message, the way to it. */
function When({ link: { id, at, flight } }: { readonly link: CauseLink }) {
  if (flight === undefined) return <span className={css.aside}>{clockText(at)}</span>
  return (
    <button
      type="button"
      className={css.aside}
      aria-label={`Look at ${flight.label}`}
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
function partsOf(link: CauseLink): readonly Part[] {
  const told = sentenceOf(link)
  if (told !== undefined) return told.parts
  const { flight, moment } = link
  if (flight !== undefined) return [`${nameOf(flight.from, flight.speaker)}: ${flight.label}`]
  return [
    moment === undefined ? '' : `${nameOf(moment.actor, noteSpeaker(moment.note))} is at work.`,
  ]
}

const noteSpeaker = ({ controller }: Readonly<Record<string, unknown>>): string =>
  typeof controller === 'string' ? controller : ''
