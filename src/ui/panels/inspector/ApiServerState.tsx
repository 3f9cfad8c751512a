import { nameOf } from '../../../narration/speakers'
import { useRecord } from '../../../store/cluster'
import { openDock, select } from '../../../store/selection'
import { actors } from '../../../words/english/actors'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './Inspector.module.css'
import { Row, Rows, Section } from './Rows'

/** More requests at once are a number, not a list. */
const SHOWN = 20

/** How much it has to do, and what is in its hands: each a message that can be looked at. */
export function ApiServerState({ actor }: { readonly actor: string }) {
  const { apiServer: words } = useWords(actors)
  const server = useRecord('ApiServer', actor)
  const inHand = server?.inFlight.filter((request) => !request.chatter) ?? []
  return (
    <>
      <Rows>
        <Row name={words.inFlight} mono>
          {String(server?.inFlight.length ?? 0)}
        </Row>
        <Row name={words.watches} mono>
          {String(server?.watches ?? 0)}
        </Row>
        <Row name={words.requests} mono>
          {String(server?.requests ?? 0)}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openDock('requests')}>
          {words.allRequests}
        </Button>
      </div>
      <Section title={words.inItsHands}>
        {inHand.length === 0 ? (
          <p className={css.kind}>{words.nothing}</p>
        ) : (
          <ul className={css.list}>
            {inHand.slice(0, SHOWN).map((request) => (
              <li key={request.id}>
                <button
                  type="button"
                  className={css.link}
                  onClick={() => select({ type: 'message', id: request.id })}
                >
                  {request.label}
                </button>
                <span className={css.aside}>{request.stages.at(-1)?.stage ?? words.onItsWay}</span>
                <div className={css.kind}>{words.from(nameOf(request.client, ''))}</div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
