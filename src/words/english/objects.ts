import { table } from '../table'

export const objects = table('objects', {
  search: 'Search objects',
  nameOrLabel: 'Name or label',
  namespace: 'Namespace',
  allNamespaces: 'All namespaces',
  wide: 'Wide',
  counted: (count: number) => `${count} objects`,
  kinds: 'Kinds',
  none: 'None of these',
  howTo: 'Apply a manifest that makes one, or look for another name.',
  chosen: 'Chosen object',
  notShown: '(not shown)',
})
