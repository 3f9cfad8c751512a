/** What there is to say about a message: its kind in words, its path, who it speaks for, its bodies. */
import type { MessageDetail, MessageKind } from '../../../protocol/messages'
import { message } from '../../../words/english/message'
import { wordsOf } from '../../../words/language'

interface Titled {
  readonly title: string
  readonly value: unknown
}

export interface MessageWords {
  readonly title: string
  readonly path: string | undefined
  readonly user: string | undefined
  readonly status: string | undefined
  readonly body: Titled | undefined
  readonly answer: Titled | undefined
}

export function messageWords(detail: MessageDetail): MessageWords {
  const words = wordsOf(message)
  const { flight, response, responseStatus } = detail
  const fields = fieldsOf(detail.message)
  const asked = flight.kind === 'request'
  const status = asked ? statusOf(responseStatus, response) : statusOf(flight.status, fields.body)
  const query = Object.entries(fieldsOf(fields.query)).map(([key, value]) => `${key}=${value}`)
  const path = textOf(fields.path)
  return {
    title: words.titles[flight.kind],
    path: path && `${textOf(fields.method) ?? ''} ${[path, ...query].join('?')}`.trim(),
    user: textOf(fields.user),
    status,
    body: bodyOf(flight.kind, fields, detail.message),
    answer: response === undefined ? undefined : { title: words.responseBody, value: response },
  }
}

/** What a message carries, without how it is addressed. */
function bodyOf(
  kind: MessageKind,
  fields: Readonly<Record<string, unknown>>,
  whole: unknown,
): Titled | undefined {
  const words = wordsOf(message)
  switch (kind) {
    case 'request':
      return fields.body === undefined
        ? undefined
        : { title: words.requestBody, value: fields.body }
    case 'response':
      return fields.body === undefined ? undefined : { title: words.body, value: fields.body }
    case 'watch':
      return { title: words.events, value: fields.frames }
    case 'cri':
      return { title: words.call, value: fields.call ?? fields.result }
    default:
      return { title: words.content, value: whole }
  }
}

/** `201`, `409 Conflict`; undefined for what has no status, or none yet. */
function statusOf(status: number | undefined, body: unknown): string | undefined {
  if (status === undefined || status === 0) return undefined
  const { reason } = fieldsOf(body)
  return typeof reason === 'string' ? `${status} ${reason}` : String(status)
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
