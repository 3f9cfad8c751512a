import { table } from '../table'

/** How things are tied to one another. */
export const relations = table('relations', {
  endpointOf: (service: string) => `endpoint of ${service}`,
  endpoint: 'endpoint',
  selectedBy: (service: string) => `selected by ${service}, not ready`,
  selectedNotReady: 'selected, not ready',
  notReady: 'not ready',
  owned: 'owned',
  of: (owner: string) => `of ${owner}`,
  sameOwner: 'same owner',
  sameClaim: 'same claim',
  itsNode: 'its node',
  pods: (count: number) => (count === 1 ? '1 pod' : `${count} pods`),
  podsOf: (count: number, owner: string) =>
    `${count === 1 ? '1 pod' : `${count} pods`} of ${owner}`,

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

  list: 'What it is tied to',
  more: (count: number) => `and ${count} more`,
  service: (name: string, selected: number, ready: number) =>
    `${name} selects ${selected === 1 ? '1 pod' : `${selected} pods`}, ${ready === 1 ? '1 is a ready endpoint' : `${ready} are ready endpoints`}`,
  worker: (name: string, pods: number) => `${name} runs ${pods === 1 ? '1 pod' : `${pods} pods`}`,
  workload: (name: string, pods: number) => `${name} owns ${pods === 1 ? '1 pod' : `${pods} pods`}`,
  named: (kind: string, name: string) => `${kind} ${name}`,
  sendsTo: (service: string) => `endpoint of Service ${service}`,
  selects: (service: string) => `selected by Service ${service}, not ready`,
})
