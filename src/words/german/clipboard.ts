import type { clipboard as english } from '../english/clipboard'
import { said } from '../table'

export const clipboard = said<typeof english>('clipboard', {
  copied: 'Kopiert.',
  where: 'Die Zwischenablage',
  forbidden: 'In sie kann nicht geschrieben werden.',
  remedy: 'Den Zugriff erlauben.',
})
