import { table } from '../table'

export const picked = table('picked', {
  several: 'Several selected',
  /** `3 pods and 1 worker`: kinds with how many there are of each. */
  counted: (kinds: readonly (readonly [kind: string, count: number])[]) =>
    kinds
      .map(([kind, count]) => {
        // Kubernetes writes its kinds large; people say pods and workers.
        const noun = kind === 'Pod' || kind === 'Worker' ? kind.toLowerCase() : kind
        return `${count} ${noun}${count === 1 ? '' : 's'}`
      })
      .join(' and '),
  selected: (counted: string) => `${counted} selected`,
  none: 'Select none of them',
  leaveOut: (name: string) => `Leave out ${name}`,
  status: 'Status',
  namespace: 'Namespace',
  node: 'Node',
  owner: 'Owner',
  image: 'Image',
  labels: 'Labels',
  ready: 'Ready',
  power: 'Power',
  on: 'on',
  off: 'off',
  scheduling: 'Scheduling',
  cordoned: 'cordoned',
  open: 'open',
  zone: 'Zone',
  runtime: 'Runtime',
  taints: 'Taints',
  haveTogether: 'Have together',
  askTogether: 'Ask together',
})
