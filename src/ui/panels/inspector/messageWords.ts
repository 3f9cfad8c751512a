/** What there is to say about a message: its kind in words, its path, who it speaks for, its bodies. */
import type { MessageDetail, MessageKind } from '../../../protocol/messages'

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

const TITLES: Readonly<Record<MessageKind, string>> = {
  request: 'Request',
  response: 'Response',
  watch: 'Watch event',
  etcd: 'etcd transaction',
  cri: 'CRI call',
  image: 'Image layers',
  traffic: 'User traffic',
  probe: 'Probe',
  cloud: 'Cloud API call',
}

export function messageWords(detail: MessageDetail): MessageWords {
  const { flight, message, response, responseStatus } = detail
  const fields = fieldsOf(message)
  const asked = flight.kind === 'request'
  const status = asked ? statusOf(responseStatus, response) : statusOf(flight.status, fields.body)
  const query = Object.entries(fieldsOf(fields.query)).map(([key, value]) => `${key}=${value}`)
  const path = textOf(fields.path)
  return {
    title: TITLES[flight.kind],
    path: path && `${textOf(fields.method) ?? ''} ${[path, ...query].join('?')}`.trim(),
    user: textOf(fields.user),
    status,
    body: bodyOf(flight.kind, fields, message),
    answer: response === undefined ? undefined : { title: 'Response body', value: response },
  }
}

/** What a message carries, without how it is addressed. */
function bodyOf(
  kind: MessageKind,
  fields: Readonly<Record<string, unknown>>,
  message: unknown,
): Titled | undefined {
  switch (kind) {
    case 'request':
      return fields.body === undefined ? undefined : { title: 'Request body', value: fields.body }
    case 'response':
      return fields.body === undefined ? undefined : { title: 'Body', value: fields.body }
    case 'watch':
      return { title: 'Events', value: fields.frames }
    case 'cri':
      return { title: 'Call', value: fields.call ?? fields.result }
    default:
      return { title: 'Content', value: message }
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
