import { pathOf, printedKind, targetsOf } from '../resources'
import {
  type Connection,
  flag,
  type Invocation,
  printed,
  type Result,
  refused,
  type Verb,
} from '../verb'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
}

/** `kubectl patch KIND NAME --type=json -p '…'` */
export const patch: Verb = {
  name: 'patch',
  async run(invocation, connection) {
    const type = flag(invocation, 'type') ?? 'strategic'
    const text = flag(invocation, 'p', 'patch') ?? '{}'
    return patchOne(invocation, connection, type, JSON.parse(text), 'patched')
  },
}

/** Sends one patch of one object and says what was done, e.g. `deployment.apps/web scaled`. */
export async function patchOne(
  { words, namespace }: Invocation,
  connection: Connection,
  type: string,
  body: unknown,
  done: string,
  subresource = '',
): Promise<Result> {
  const targets = targetsOf(words)
  if (typeof targets === 'string') return { output: targets, code: 1 }
  const { kind, names } = targets
  const name = names[0] ?? ''
  const path = `${pathOf(kind, namespace, name)}${subresource === '' ? '' : `/${subresource}`}`
  const headers = { 'content-type': MEDIA_TYPES[type] ?? '' }
  const response = await connection.send({ method: 'PATCH', path, headers, body })
  if (response.status >= 400) return refused(response)
  return printed(`${printedKind(kind)}/${name} ${done}`)
}
