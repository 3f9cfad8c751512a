import type { picked as english } from '../english/picked'
import { said } from '../table'

export const picked = said<typeof english>('picked', {
  several: 'Mehreres gewählt',
  counted: (kinds) =>
    kinds
      .map(([kind, count]) => `${count} ${kind}${count === 1 || kind === 'Worker' ? '' : 's'}`)
      .join(' und '),
  selected: (counted) => `${counted} gewählt`,
  none: 'Nichts davon wählen',
  leaveOut: (name) => `${name} weglassen`,
  status: 'Status',
  namespace: 'Namespace',
  node: 'Node',
  owner: 'Besitzer',
  image: 'Image',
  labels: 'Labels',
  ready: 'Ready',
  power: 'Strom',
  on: 'an',
  off: 'aus',
  scheduling: 'Scheduling',
  cordoned: 'gesperrt',
  open: 'offen',
  zone: 'Zone',
  runtime: 'Runtime',
  taints: 'Taints',
  haveTogether: 'Zusammen',
  askTogether: 'Verlangen',
})
