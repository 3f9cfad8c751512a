import type { objects as english } from '../english/objects'
import { said } from '../table'

export const objects = said<typeof english>('objects', {
  search: 'Objekte suchen',
  nameOrLabel: 'Name oder Label',
  namespace: 'Namespace',
  allNamespaces: 'Namespaces',
  wide: 'Breit',
  counted: (count) => `${count} ${count === 1 ? 'Objekt' : 'Objekte'}`,
  kinds: 'Kinds',
  none: 'Davon gibt es keines',
  howTo: 'Ein Manifest anwenden, das eines anlegt, oder einen anderen Namen suchen.',
  chosen: 'Gewähltes Objekt',
  notShown: '(nicht gezeigt)',
})
