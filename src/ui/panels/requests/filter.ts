import { nameOf } from '../../../narration/speakers'
import type { Logged } from '../../../store/requestLog'

/** What of the log is shown; empty means all. */
export interface RequestFilter {
  readonly component: string
  readonly verb: string
  readonly resource: string
  readonly namespace: string
  readonly status: '' | 'ok' | 'failed' | 'open'
  readonly text: string
  readonly chatter: boolean
  readonly watchEvents: boolean
}

export const ALL: RequestFilter = {
  component: '',
  verb: '',
  resource: '',
  namespace: '',
  status: '',
  text: '',
  chatter: false,
  watchEvents: false,
}

/** `kubelet`: the kind of part that speaks. */
export const componentOf = (actor: string): string => actor.split('/')[0] ?? ''

export function isShown(row: Logged, filter: RequestFilter): boolean {
  if ('watchEvent' in row) {
    const { to, label, chatter } = row.watchEvent
    return (
      filter.watchEvents &&
      (filter.chatter || !chatter) &&
      isOneOf(filter.component, componentOf(to)) &&
      isOneOf(filter.verb, 'watch') &&
      filter.resource + filter.namespace + filter.status === '' &&
      label.includes(filter.text)
    )
  }
  const { client, speaker, verb, resource, namespace, path, chatter, answer } = row.request
  const status = answer === undefined ? 'open' : answer.status >= 400 ? 'failed' : 'ok'
  return (
    (filter.chatter || !chatter) &&
    isOneOf(filter.component, componentOf(client)) &&
    isOneOf(filter.verb, verb) &&
    isOneOf(filter.resource, resource.split('/')[0] ?? '') &&
    isOneOf(filter.namespace, namespace) &&
    isOneOf(filter.status, status) &&
    `${nameOf(client, speaker)} ${path}`.toLowerCase().includes(filter.text.toLowerCase())
  )
}

const isOneOf = (wanted: string, actual: string): boolean => wanted === '' || wanted === actual

/** What a choice can be made of, in the order of the alphabet. */
export function choicesIn(rows: readonly Logged[], read: (row: Logged) => string): string[] {
  return [...new Set(rows.map(read))].filter((choice) => choice !== '').sort()
}
