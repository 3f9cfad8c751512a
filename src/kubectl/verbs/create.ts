import { deploymentDraft, podDraft } from '../drafts'
import { findKind, pathOf, printedKind } from '../resources'
import {
  type Connection,
  flag,
  type Invocation,
  printed,
  type Result,
  refused,
  type Verb,
} from '../verb'

/** `kubectl create configmap cm --from-literal=a=1` */
export const createConfigMap: Verb = {
  name: 'create configmap',
  run: (invocation, connection) => {
    const data = literalsOf(invocation)
    const more = Object.keys(data).length > 0 ? { data } : {}
    return create(invocation, connection, 'configmap', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      ...more,
    })
  },
}

/** `kubectl create secret generic s --from-literal=a=1` */
export const createSecret: Verb = {
  name: 'create secret generic',
  run: (invocation, connection) => {
    const data = Object.fromEntries(
      Object.entries(literalsOf(invocation)).map(([key, value]) => [key, btoa(value)]),
    )
    return create(invocation, connection, 'secret', { apiVersion: 'v1', kind: 'Secret', data })
  },
}

/** `kubectl create deployment web --image=nginx [--replicas=3]` */
export const createDeployment: Verb = {
  name: 'create deployment',
  run: (invocation, connection) => {
    const image = flag(invocation, 'image') ?? ''
    const replicas = Number(flag(invocation, 'replicas') ?? 1)
    const draft = deploymentDraft(invocation.words[0] ?? '', image, replicas)
    return create(invocation, connection, 'deployment', draft)
  },
}

/** `kubectl run p --image=nginx [--restart=Always]` */
export const run: Verb = {
  name: 'run',
  run: (invocation, connection) => {
    const image = flag(invocation, 'image') ?? ''
    const restart = flag(invocation, 'restart') ?? 'Always'
    const draft = podDraft(invocation.words[0] ?? '', image, restart)
    return create(invocation, connection, 'pod', draft)
  },
}

async function create(
  { words, namespace }: Invocation,
  connection: Connection,
  word: string,
  draft: { readonly metadata?: object } & Readonly<Record<string, unknown>>,
): Promise<Result> {
  const kind = findKind(word)
  const name = words[0] ?? ''
  if (kind === undefined) return { output: `error: unknown kind ${word}`, code: 1 }
  // `run` leaves the namespace to the path.
  const inside = word === 'pod' ? {} : { namespace }
  const body = { ...draft, metadata: { ...draft.metadata, name, ...inside } }
  const query = {
    fieldManager: `kubectl-${word === 'pod' ? 'run' : 'create'}`,
    fieldValidation: 'Strict',
  }
  const response = await connection.send({
    method: 'POST',
    path: pathOf(kind, namespace),
    query,
    body,
  })
  return response.status >= 400
    ? refused(response)
    : printed(`${printedKind(kind)}/${name} created`)
}

function literalsOf({ flags }: Invocation): Record<string, string> {
  const given = flags['from-literal']
  const all = given === undefined ? [] : Array.isArray(given) ? given : [given]
  return Object.fromEntries(all.map((literal) => cutAtEquals(String(literal))))
}

function cutAtEquals(literal: string): [string, string] {
  const equals = literal.indexOf('=')
  return [literal.slice(0, equals), literal.slice(equals + 1)]
}
