import { table } from '../table'

/** How things are tied to each other: on the thing itself, above a list, and of all in a sentence. */
export const ties = table('ties', {
  list: 'What it is tied to',
  more: (count: number) => `and ${count} more`,
  titles: {
    owner: 'Owned by',
    owned: 'Owns',
    sibling: 'Of the same owner',
    node: 'Runs on',
    onNode: 'Pods on it',
    selects: 'Selected by, not a ready endpoint',
    sendsTo: 'Ready endpoint of',
    front: 'Services that select its pods',
    selected: 'Selected, not ready endpoints',
    endpoint: 'Ready endpoints',
    claim: 'Claims',
    sharesClaim: 'Mounts the same claim',
  },
  endpointOf: (name: string) => `endpoint of ${name}`,
  endpoint: 'endpoint',
  selectedBy: (name: string) => `selected by ${name}, not ready`,
  selected: 'selected, not ready',
  notReady: 'not ready',
  owned: 'owned',
  of: (name: string) => `of ${name}`,
  sameOwner: 'same owner',
  sameClaim: 'same claim',
  itsNode: 'its node',
  pods: (count: number) => pods(count),
  podsOf: (count: number, name: string) => `${pods(count)} of ${name}`,
  service: (name: string, selected: number, ready: number) =>
    `${name} selects ${pods(selected)}, ${ready === 1 ? '1 is a ready endpoint' : `${ready} are ready endpoints`}`,
  worker: (name: string, count: number) => `${name} runs ${pods(count)}`,
  workload: (name: string, count: number) => `${name} owns ${pods(count)}`,
  named: (kind: string, name: string) => `${kind} ${name}`,
  sendsTo: (name: string) => `endpoint of Service ${name}`,
  selects: (name: string) => `selected by Service ${name}, not ready`,
})

const pods = (count: number): string => `${count} ${count === 1 ? 'pod' : 'pods'}`
