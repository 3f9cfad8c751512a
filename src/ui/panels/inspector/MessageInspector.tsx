import { useEffect, useState } from 'react'
import { narrateFlight } from '../../../narration/narrateFlight'
import { narrateMoment } from '../../../narration/narrateMoment'
import { wordsOf } from '../../../narration/sentence'
import { nameOf } from '../../../narration/speakers'
import type { CauseLink, MessageDetail } from '../../../protocol/messages'
import { because, messageDetail } from '../../../store/actions'
import { clockText } from '../timeline/clockText'
import { diffOf } from './diffOf'
import css from './Inspector.module.css'
import { Head, Link, Row, Rows, Section } from './Rows'

/** A message, in flight or past: what it is, what it changes, what came back, and what caused it. */
export function MessageInspector({ id }: { readonly id: number }) {
  const [detail, setDetail] = useState<MessageDetail>()
  const [chain, setChain] = useState<readonly CauseLink[]>([])
  useEffect(() => {
    let wanted = true
    void Promise.all([messageDetail(id), because(id)]).then(([message, causes]) => {
      if (!wanted) return
      setDetail(message)
      setChain(causes)
    })
    return () => {
      wanted = false
    }
  }, [id])
  if (detail === undefined) {
    return <p className={css.sentence}>This message is older than what the trace keeps.</p>
  }
  const { flight } = detail
  return (
    <>
      <Head kind={flight.kind} name={flight.label} />
      <Rows>
        <Row name="From">
          <Link subject={flight.from}>{nameOf(flight.from, flight.speaker)}</Link>
        </Row>
        <Row name="To">
          <Link subject={flight.to}>{nameOf(flight.to, '')}</Link>
        </Row>
        <Row name="Sent" mono>
          {clockText(flight.departs)}
        </Row>
        <Row name="On its way" mono>
          {flight.lost ? 'lost' : millisText(flight.arrives - flight.departs)}
        </Row>
        <Row name="Answered" mono>
          {detail.responseAt !== undefined &&
            `after ${millisText(detail.responseAt - flight.departs)}`}
        </Row>
        <Row name="About">
          {flight.object !== '' && <Link subject={flight.object}>{flight.object}</Link>}
        </Row>
      </Rows>
      {detail.before !== undefined && (
        <Body title="What it changed" value={detail.response} before={detail.before} />
      )}
      <Body title={flight.kind === 'request' ? 'Request' : 'Content'} value={detail.message} />
      {detail.response !== undefined && <Body title="Response" value={detail.response} />}
      <Because chain={chain} />
    </>
  )
}

function Because({ chain }: { readonly chain: readonly CauseLink[] }) {
  if (chain.length === 0) return null
  const steps = [...chain].reverse()
  return (
    <Section title="Because">
      <ol className={css.chain}>
        {steps.map((link, index) => (
          <li
            key={link.id}
            data-step={index + 1}
            data-last={index === steps.length - 1 || undefined}
          >
            <span className={css.aside}>{clockText(link.at)}</span>
            {textOf(link)}
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** The link as the narrator would tell it, or by its label. */
function textOf({ flight, moment }: CauseLink): string {
  const told = flight ? narrateFlight({ ...flight, chatter: false }) : moment && narrateMoment(moment)
  if (told !== undefined) return wordsOf(told)
  if (flight !== undefined) return `${nameOf(flight.from, flight.speaker)}: ${flight.label}`
  return moment === undefined ? '' : `${nameOf(moment.actor, '')}: ${moment.note.type}`
}

interface BodyProps {
  readonly title: string
  readonly value: unknown
  readonly before?: unknown
}

function Body({ title, value, before }: BodyProps) {
  const lines = diffOf(before, value)
  return (
    <Section title={title}>
      <div className={css.diff}>
        {lines.map((line) => (
          <div key={line.key} data-side={line.side}>
            {line.text}
          </div>
        ))}
      </div>
    </Section>
  )
}

const millisText = (micros: number): string => `${(micros / 1000).toFixed(1)} ms`
