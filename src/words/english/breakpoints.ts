import { table } from '../table'

export const breakpoints = table('breakpoints', {
  breakpoints: 'Breakpoints',
  holdWhen: 'Hold time when …',
  selectedChanges: 'When what is selected changes',
  remove: (what: string) => `Remove: ${what}`,
  readyMade: {
    podFails: 'a pod fails',
    containerCrashes: 'a container crashes',
    cycleBegins: 'a scheduling cycle begins',
    nodeNotReady: 'a node turns NotReady',
    podDisrupted: 'a pod is preempted or evicted',
    warning: 'there is a Warning event',
  },
  changes: (object: string) => `${object} changes`,
  anyObject: 'any object',
  inNamespace: (namespace: string) => `in ${namespace}`,
  matches: 'an object comes to match',
  kind: 'Kind',
  namespace: 'Namespace',
  anyNamespace: 'any',
  labels: 'Labels',
  fields: 'Fields',
  wrongAt: (character: number, what: string) => `At character ${character}: ${what}.`,
  add: 'Add',
})
