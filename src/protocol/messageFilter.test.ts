import { expect, it } from 'vitest'
import { isHidden, isHiding, SHOW_ALL } from './messageFilter'
import type { FlightView, MessageFilter } from './messages'

const binding: FlightView = {
  id: 1,
  cause: 0,
  kind: 'request',
  verb: 'create',
  label: 'POST pods/web-7/binding',
  from: 'kube-scheduler/master-1',
  to: 'kube-apiserver/master-1',
  departs: 0,
  arrives: 1_000,
  lost: false,
  status: 0,
  chatter: false,
  object: 'Pod/default/web-7',
  speaker: '',
  facts: {},
}
const pull = { ...binding, kind: 'cri', from: 'kubelet/worker-1', to: 'runtime/worker-1' } as const

it.each<[string, FlightView, Partial<MessageFilter>, boolean]>([
  ['nothing is hidden by itself', binding, {}, false],
  ['a binding is a creation', binding, { verbs: ['create'] }, true],
  ['a binding is a request', binding, { kinds: ['watch'] }, false],
  [
    'what goes to the API server is its sender’s',
    binding,
    { components: ['kube-scheduler'] },
    true,
  ],
  ['a call of the runtime is also the kubelet’s', pull, { components: ['runtime'] }, false],
  [
    'between two that are hidden nothing is seen',
    pull,
    { components: ['runtime', 'kubelet'] },
    true,
  ],
  ['a pod is in its namespace', binding, { namespaces: ['default'] }, true],
  [
    'a node is in none',
    { ...binding, object: 'Node/worker-1' },
    { namespaces: ['worker-1'] },
    false,
  ],
])('%s', (_, flight, hidden, expected) => {
  const filter = { ...SHOW_ALL, ...hidden }
  expect(isHidden(flight, filter)).toBe(expected)
  expect(isHiding(filter)).toBe(Object.keys(hidden).length > 0)
})
