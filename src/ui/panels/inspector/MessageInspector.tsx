import { nameOf } from '../../../narration/speakers'
import type { MessageDetail } from '../../../protocol/messages'
import { delayChoices, delayMessage, dropMessage } from '../../../store/messagesOnWires'
import { notifyIfRefused } from '../../../store/notices'
import { message } from '../../../words/english/message'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { MessageShape } from '../../design/MessageShape'
import { useSimulated } from '../../design/simulatedTime'
import { clockText } from '../timeline/clockText'
import { Because } from './Because'
import css from './Inspector.module.css'
import { MessageBody } from './MessageBody'
import { messageWords } from './messageWords'
import { Breakable, Head, Link, Row, Rows } from './Rows'
import { useMessage } from './useMessage'

/** A message, in flight or past: what it is, what it changes, what came back, and what caused it. */
export function MessageInspector({ id }: { readonly id: number }) {
  const words = useWords(message)
  const known = useMessage(id)
  if (known === undefined) return null
  const { detail, chain } = known
  if (detail === undefined) {
    return <p className={css.sentence}>{words.tooOld}</p>
  }
  const { flight } = detail
  const { title, body, answer } = messageWords(detail)
  return (
    <>
      <Head
        kind={title}
        name={flight.label}
        sign={<MessageShape kind={flight.kind} verb={flight.verb} failed={flight.status >= 400} />}
      />
      <Facts detail={detail} />
      <OnItsWay detail={detail} />
      {detail.before !== undefined && (
        <MessageBody title={words.changed} value={detail.response} before={detail.before} open />
      )}
      {chain.length > 1 && <Because chain={chain} />}
      {body !== undefined && (
        <MessageBody title={body.title} value={body.value} open={detail.before === undefined} />
      )}
      {answer !== undefined && <MessageBody title={answer.title} value={answer.value} />}
    </>
  )
}

/** While it flies it can be taken off the wire, or held up. */
function OnItsWay({ detail: { flight } }: { readonly detail: MessageDetail }) {
  const words = useWords(message)
  const { id, arrives, lost } = flight
  const flies = useSimulated((now) => !lost && now < arrives)
  if (!flies) return null
  return (
    <p className={css.actions}>
      <Button size="small" variant="danger" onClick={() => void notifyIfRefused(dropMessage(id))}>
        {words.drop}
      </Button>
      {delayChoices.map(({ label, delayMillis }) => (
        <Button
          key={label}
          size="small"
          onClick={() => void notifyIfRefused(delayMessage(id, delayMillis))}
        >
          {label}
        </Button>
      ))}
    </p>
  )
}

function Facts({ detail }: { readonly detail: MessageDetail }) {
  const words = useWords(message)
  const { flight, responseAt } = detail
  const { departs, arrives, lost, object } = flight
  const { path, user, status } = messageWords(detail)
  return (
    <Rows>
      <Row name={words.from}>
        <Link subject={flight.from}>{nameOf(flight.from, flight.speaker)}</Link>
      </Row>
      <Row name={words.to}>
        <Link subject={flight.to}>{nameOf(flight.to, '')}</Link>
      </Row>
      <Row name={words.path} mono>
        {path !== undefined && <Breakable text={path} />}
      </Row>
      <Row name={words.as} mono>
        {user !== undefined && <Breakable text={user} />}
      </Row>
      <Row name={words.about}>
        {object !== '' && (
          <Link subject={object}>
            <Breakable text={object} />
          </Link>
        )}
      </Row>
      <Row name={words.sent} mono>
        {clockText(departs)}
      </Row>
      <Row name={words.onItsWay} mono>
        {lost ? words.lost : millisText(arrives - departs)}
      </Row>
      <Row name={words.status} mono>
        {status}
      </Row>
      <Row name={words.answered} mono>
        {flight.kind === 'request' &&
          (responseAt === undefined ? words.notYet : words.after(millisText(responseAt - departs)))}
      </Row>
    </Rows>
  )
}

const millisText = (micros: number): string => `${(micros / 1000).toFixed(1)} ms`
