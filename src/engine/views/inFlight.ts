/** The requests in the API server's hands, with the stages they pass. */
import type { StagesNote } from '../apiserver/messages'
import type { ActorId } from '../kernel/event'
import type { FlightView, InFlightView } from './records'

/** By client and the client's number. */
export type InFlight = Map<string, InFlightView>

/** More requests at once are a number on the bar. */
const IN_FLIGHT_MOST = 200

const keyOf = (client: ActorId, request: number): string => `${client}#${request}`

/** A request left for the server. */
export function requestSent(inFlight: InFlight, flight: FlightView, request: number): void {
  if (flight.label.startsWith('WATCH') || inFlight.size >= IN_FLIGHT_MOST) return
  const { from: client, verb, label, chatter } = flight
  inFlight.set(keyOf(client, request), { id: flight.id, client, verb, label, chatter, stages: [] })
}

export function stagesPassed(inFlight: InFlight, { client, request, stages }: StagesNote): void {
  const key = keyOf(client, request)
  const known = inFlight.get(key)
  if (known === undefined) return
  inFlight.set(key, { ...known, stages: [...known.stages, ...stages] })
}

export function responseSent(inFlight: InFlight, client: ActorId, request: number): void {
  inFlight.delete(keyOf(client, request))
}
