import { pathOf, printedKind, targetsOf } from '../resources'
import { flag, refused, type Verb } from '../verb'

const POLICIES: Readonly<Record<string, string>> = {
  background: 'Background',
  foreground: 'Foreground',
  orphan: 'Orphan',
}

/** `kubectl delete KIND NAME…`, without waiting for the end. */
export const deleteVerb: Verb = {
  name: 'delete',
  async run(invocation, connection) {
    const targets = targetsOf(invocation.words)
    if (typeof targets === 'string') return { output: targets, code: 1 }
    const { kind, names } = targets
    const propagationPolicy = POLICIES[flag(invocation, 'cascade') ?? 'background'] ?? 'Background'
    const grace = flag(invocation, 'grace-period')
    const lines: string[] = []
    for (const name of names) {
      const response = await connection.send({
        method: 'DELETE',
        path: pathOf(kind, invocation.namespace, name),
        body: {
          apiVersion: 'v1',
          kind: 'DeleteOptions',
          propagationPolicy,
          ...(grace === undefined ? {} : { gracePeriodSeconds: Number(grace) }),
        },
      })
      if (response.status >= 400) return refused(response)
      const from = kind.namespaced ? ` from ${invocation.namespace} namespace` : ''
      lines.push(`${printedKind(kind)} "${name}" deleted${from}`)
    }
    return { output: lines.join('\n'), code: 0 }
  },
}
