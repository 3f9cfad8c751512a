/**
 * What the page is shown: messages in flight, moments, view records, answers. It listens to the
 * kernel as it runs, and is emptied once a frame. Turned off, it passes on the answers alone.
 */
import type { ApiRequest, ApiResponse, StagesNote } from '../apiserver/messages'
import type { ClusterState } from '../cluster/cluster'
import type { Command } from '../commands/command'
import type { HttpResponse, Outbox, Output } from '../engine'
import type { EtcdEvent, WatchResponse } from '../etcd/messages'
import type { ActorId, KernelEvent, Note } from '../kernel/event'
import type { KernelState } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import type { MachineNote } from '../outside/cloudMessages'
import type { AnsweredNote } from '../outside/person/person'
import { commandMoment } from './commandMoment'
import { flightView, type OpenRequests } from './flightView'
import { type InFlight, requestSent, responseSent, stagesPassed } from './inFlight'
import type { FlightView, MomentView } from './records'
import { createViewer, drainDeltas, followWrite, takeActor, takeWrite, type Viewer } from './viewer'
import { type WriteListener, writeOf } from './writes'

interface Response {
  readonly id: number
  readonly response: HttpResponse
}

export interface Show {
  readonly on: boolean
  readonly viewer: Viewer
  readonly outbox: Outbox
  readonly open: OpenRequests
  readonly inFlight: InFlight
  readonly responses: Response[]
  /** Machines whose state changed, for the engine to act upon. */
  readonly machines: MachineNote[]
  /** Whose kernel it is; set once the engine is made. */
  held: { readonly kernel: { readonly state: KernelState } } | undefined
  /** Who wants to hear of writes, if anybody. */
  onWrite: WriteListener | undefined
  touched(actor: ActorId): void
  commanded(command: Command, kernel: KernelState): void
}

/** What every answer of the API server is. */
const JSON_TYPE = { 'content-type': 'application/json' }

/** A machine that boots, or dies, is worth waiting for. */
const MACHINE_SPAN = seconds(90)
const POWER_SPAN = seconds(60)

interface LiveOutbox extends Outbox {
  readonly flights: FlightView[]
  readonly moments: MomentView[]
}

export function createShow(on: boolean): Show {
  const viewer = createViewer()
  const outbox: LiveOutbox = { flights: [], moments: [], changed: viewer.changed }
  return {
    on,
    viewer,
    outbox,
    open: new Map(),
    inFlight: new Map(),
    responses: [],
    machines: [],
    held: undefined,
    onWrite: undefined,
    touched: (actor) => {
      if (on) takeActor(viewer, actor)
    },
    commanded: (command, kernel) => {
      expectOf(viewer, command, kernel)
      if (!on) return
      outbox.moments.push(commandMoment(command, kernel))
      // Power and wires are no objects: nothing else says that the worker changed.
      if ('name' in command) viewer.dirty.add(`Worker/${command.name}`)
      else if ('from' in command) viewer.dirty.add(`Worker/${command.from}`)
    },
  }
}

export function showEvent(show: Show, event: KernelEvent, lost: boolean): void {
  const { message } = event
  const kernel = show.held?.kernel.state
  if (message.type === 'etcd.watchResponse' && kernel !== undefined) {
    const take = show.on ? takeWrite : followWrite
    for (const write of (message as WatchResponse).events) {
      take(show.viewer, write, kernel)
      if (show.onWrite !== undefined) tellWrite(show.onWrite, write)
    }
  }
  if (!show.on) return
  const flight = flightView(event, lost, show.open)
  if (flight === undefined) return
  live(show).flights.push(flight)
  if (lost) return
  if (message.type === 'request') {
    requestSent(show.inFlight, flight, (message as ApiRequest).id)
    takeActor(show.viewer, event.to)
  } else if (message.type === 'response') {
    responseSent(show.inFlight, event.to, (message as ApiResponse).id)
  }
}

/** A message that was shown already: it never arrives, or later. Who receives it shall not wait. */
export function showIntercepted(show: Show, event: KernelEvent): void {
  if (!show.on) return
  const { message, from, to, lost = false } = event
  const flight = flightView(event, lost, new Map())
  if (flight === undefined) return
  const what = lost ? { dropped: 'true' } : { delayed: 'true' }
  live(show).flights.push({ ...flight, facts: { ...flight.facts, ...what } })
  if (!lost) return
  if (message.type === 'request') responseSent(show.inFlight, from, (message as ApiRequest).id)
  takeActor(show.viewer, to)
}

function tellWrite(listener: WriteListener, event: EtcdEvent): void {
  const write = writeOf(event)
  if (write !== undefined) listener(write)
}

export function showNote(show: Show, { id, cause, at, actor, note }: Note): void {
  switch (note.type) {
    case 'person.answered': {
      const { ask, status, headers, body } = note as AnsweredNote
      const response = { status, headers: { ...JSON_TYPE, ...headers }, body }
      show.responses.push({ id: ask, response })
      return
    }
    case 'cloud.machine':
      show.machines.push(note as MachineNote)
      break
    case 'apiserver.stages':
      if (show.on) stagesPassed(show.inFlight, note as StagesNote)
      break
  }
  if (show.on) live(show).moments.push({ id, cause, at, actor, note: momentNote(show, note) })
}

/** What happened while everything started is no story: it begins with what there is. */
export function beginShow(show: Show): void {
  const { flights, moments } = live(show)
  flights.length = 0
  moments.length = 0
  show.responses.length = 0
}

/** All that came out since the last time. */
export function drainShow(
  show: Show,
  kernel: KernelState,
  cluster: ClusterState,
  withRecords: boolean,
): Omit<Output, 'nextAt'> {
  const { flights, moments } = live(show)
  const deltas =
    show.on && withRecords ? drainDeltas(show.viewer, kernel, cluster, show.inFlight) : []
  return {
    now: kernel.now,
    deltas,
    flights: flights.splice(0),
    moments: moments.splice(0),
    responses: show.responses.splice(0),
  }
}

/** After a restore: everything is drawn anew, from what etcd and the actors hold. */
export function showAll(show: Show, kernel: KernelState, cluster: ClusterState): void {
  for (const actor of kernel.actors.values()) {
    takeActor(show.viewer, actor.id)
    if (actor.kind !== 'etcd') continue
    const { mvcc } = actor.state as {
      mvcc: { current: Map<string, WatchResponse['events'][0]['kv']> }
    }
    for (const kv of mvcc.current.values())
      takeWrite(show.viewer, { type: 'PUT', kv, cause: 0 }, kernel)
  }
  for (const name of cluster.machines.keys()) show.viewer.dirty.add(`Worker/${name}`)
}

const live = ({ outbox }: Show): LiveOutbox => outbox as LiveOutbox

/** The stages of a heartbeat are a heartbeat themselves: Story takes no time for it. */
function momentNote(show: Show, note: Note['note']): MomentView['note'] {
  const plain = note as MomentView['note']
  if (note.type !== 'apiserver.stages') return plain
  const { client, request } = note as StagesNote
  const chatter = show.open.get(`${client}#${request}`)?.chatter ?? true
  return { ...plain, chatter }
}

function expectOf({ unsettled }: Viewer, command: Command, { now }: KernelState): void {
  switch (command.type) {
    case 'powerCutNode':
    case 'restoreNode':
      unsettled.set(`power/${command.name}`, now + POWER_SPAN)
      return
    case 'addWorker':
    case 'removeWorker':
      unsettled.set(`machine/${command.name ?? ''}`, now + MACHINE_SPAN)
      return
    case 'cutWire':
    case 'mendWire':
      unsettled.set(`wire/${command.from}`, now + POWER_SPAN)
  }
}
