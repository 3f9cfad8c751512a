import { findKind, pathOf } from '../resources'
import { type Connection, printed, type Result, refused, type Verb } from '../verb'

const STRATEGIC = { 'content-type': 'application/strategic-merge-patch+json' }

interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: string
}

/** `kubectl taint node n key=value:Effect`, or with a trailing `-` to take it away. */
export const taint: Verb = {
  name: 'taint',
  async run({ words }, connection) {
    const [, name = '', ...changes] = words
    const path = nodePath(name)
    const response = await connection.send({ method: 'GET', path })
    if (response.status >= 400) return refused(response)
    const node = response.body as { readonly spec?: { readonly taints?: readonly Taint[] } }
    let taints = [...(node.spec?.taints ?? [])]
    for (const change of changes) taints = changed(taints, change)
    const body = { spec: { taints: taints.length === 0 ? null : taints } }
    const done = changes.every((change) => change.endsWith('-')) ? 'untainted' : 'tainted'
    return patchNode(connection, name, body, done)
  },
}

export const cordon: Verb = {
  name: 'cordon',
  run: ({ words: [name = ''] }, connection) =>
    patchNode(connection, name, { spec: { unschedulable: true } }, 'cordoned'),
}

export const uncordon: Verb = {
  name: 'uncordon',
  run: ({ words: [name = ''] }, connection) =>
    patchNode(connection, name, { spec: { unschedulable: null } }, 'uncordoned'),
}

function changed(taints: readonly Taint[], change: string): Taint[] {
  const away = change.endsWith('-')
  const [pair = '', effect = ''] = (away ? change.slice(0, -1) : change).split(':')
  const [key = '', value = ''] = pair.split('=')
  const others = taints.filter((one) => one.key !== key || (effect !== '' && one.effect !== effect))
  return away ? others : [{ effect, key, ...(value === '' ? {} : { value }) }, ...others]
}

function nodePath(name: string): string {
  const kind = findKind('nodes')
  return kind === undefined ? '' : pathOf(kind, '', name)
}

async function patchNode(
  connection: Connection,
  name: string,
  body: unknown,
  done: string,
): Promise<Result> {
  const response = await connection.send({
    method: 'PATCH',
    path: nodePath(name),
    headers: STRATEGIC,
    body,
  })
  return response.status >= 400 ? refused(response) : printed(`node/${name} ${done}`)
}
