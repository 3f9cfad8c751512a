import { lazy, Suspense } from 'react'
import type { ApiServerView, InFlightView } from '../../../protocol/messages'
import { useRecord } from '../../../store/cluster'
import { useSettings } from '../../../store/settings'
import { MessageShape } from '../../design/MessageShape'
import { useSimulated } from '../../design/simulatedTime'
import type { PartLayout } from '../layout/board'
import { messageTarget, useIsSelected } from '../target'
import css from './ApiServerPart.module.css'
import { gateOf, gates } from './gates'
import { PartFrame } from './PartFrame'

const RequestRate = lazy(async () => ({ default: (await import('./RequestRate')).RequestRate }))

/** The bar through which everything passes: the stages of a request, and what is in its hands. */
export function ApiServerPart({ layout }: { readonly layout: PartLayout }) {
  const server = useRecord('ApiServer', layout.actor)
  const chatter = useSettings((state) => state.chatter)
  const all = server?.inFlight ?? NONE
  const inFlight = chatter ? all : all.filter((one) => !one.chatter)
  const count = `${all.length} in flight`
  const rate = (
    <Suspense>
      <RequestRate server={server} curved={layout.form === 'number'} />
    </Suspense>
  )
  const roomy = layout.box.width > 400
  return (
    <PartFrame
      layout={layout}
      title="API server"
      label={labelOf(server)}
      aside={
        server &&
        layout.form !== 'number' && (
          <>
            {count}
            {roomy && rate}
            {roomy && ` · ${server.watches} watches`}
          </>
        )
      }
    >
      {layout.form === 'number' ? (
        rate
      ) : (
        <>
          {(layout.form === 'full' || layout.box.height >= TALL) && (
            <Gates inFlight={inFlight} worded={layout.box.width >= WORDED} />
          )}
          <ul className={css.tray}>
            {inFlight
              .toSorted(byInterest)
              .slice(0, HELD_MOST)
              .map((one) => (
                <Held key={one.id} held={one} />
              ))}
          </ul>
        </>
      )}
    </PartFrame>
  )
}

interface GatesProps {
  readonly inFlight: readonly InFlightView[]
  /** Without room for words the five arrows still tell how far a request is. */
  readonly worded: boolean
}

function Gates({ inFlight, worded }: GatesProps) {
  const open = useSimulated((now) =>
    inFlight.map((one) => `${gateOf(one.stages, now)}:${one.verb}`).join(' '),
  )
  return (
    <ol className={css.gates} aria-hidden="true">
      {gates.map((gate) => (
        <li key={gate} className={css.gate} data-verb={verbAt(open, gate)}>
          {worded && gate}
        </li>
      ))}
    </ol>
  )
}

function Held({ held }: { readonly held: InFlightView }) {
  const target = messageTarget(held.id)
  const selected = useIsSelected(target)
  return (
    <li>
      <button
        type="button"
        className={css.held}
        data-target={target}
        data-selected={selected}
        data-chatter={held.chatter}
        data-stop="inner"
        tabIndex={-1}
      >
        <MessageShape kind="request" verb={held.verb} size={13} />
        {held.label}
      </button>
    </li>
  )
}

const NONE: readonly InFlightView[] = []
const HELD_MOST = 6
const TALL = 86
const WORDED = 290

/** What a person follows first, heartbeats last. */
const byInterest = (one: InFlightView, other: InFlightView): number =>
  Number(one.chatter) - Number(other.chatter)

function verbAt(open: string, gate: string): string | undefined {
  const passing = open.split(' ').find((one) => one.startsWith(`${gate}:`))
  return passing?.split(':')[1]
}

function labelOf(server: ApiServerView | undefined): string {
  if (server === undefined) return 'API server, starting'
  const held = server.inFlight.map(({ label }) => label).join(', ')
  return `API server, ${server.inFlight.length} requests in flight, ${server.watches} watches${held && `: ${held}`}`
}
