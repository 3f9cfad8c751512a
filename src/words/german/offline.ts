import type { offline as english } from '../english/offline'
import { said } from '../table'

export const offline = said<typeof english>('offline', {
  newer: 'Eine neue Version von Kubeorama ist da.',
  reload: 'Sichern und neu laden',
})
