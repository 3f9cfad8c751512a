/** The engine's end of the wall: hands asks to the host, sends updates no faster than they are read. */
import type { FromEngine, PageRequest, ToEngine, Update } from './messages'

/** What a host does for the page. A promise where the answer takes simulated time. */
export interface EngineHost {
  answer(request: PageRequest): unknown
  /**
   * What changed since the last update, or undefined when nothing did. Records that are only to be
   * read may be left for a later one, unless it has to be `whole`.
   */
  update(whole: boolean): Omit<Update, 'sequence'> | undefined
}

export interface EngineEnd {
  receive(message: ToEngine): void
  /** Sends an update, unless the page is still busy with the last one. */
  flush(): void
}

export function createEngineEnd(host: EngineHost, post: (message: FromEngine) => void): EngineEnd {
  let sent = 0
  let acknowledged = 0
  const send = (whole: boolean): void => {
    const update = host.update(whole)
    if (update === undefined) return
    sent++
    post({ update: { ...update, sequence: sent } })
  }
  return {
    receive(message) {
      if ('ack' in message) acknowledged = message.ack
      else void reply(host, message.ask, message.request, send, post)
    },
    flush() {
      if (acknowledged >= sent) send(false)
    },
  }
}

/** Whoever has an answer has seen what led to it: the update goes first. */
async function reply(
  host: EngineHost,
  answer: number,
  request: PageRequest,
  send: (whole: boolean) => void,
  post: (message: FromEngine) => void,
): Promise<void> {
  try {
    const value = await host.answer(request)
    send(true)
    post({ answer, value })
  } catch (error) {
    post({ answer, error: error instanceof Error ? error.message : String(error) })
  }
}
