import type { session as english } from '../english/session'
import { said } from '../table'

export const session = said<typeof english>('session', {
  freshCluster: 'Diese Adresse hat einen frischen Cluster begonnen.',
  goBack: 'Zurück zum eigenen',
  unanswered: 'Die Engine antwortet nicht mehr.',
  ended: 'die Sitzung ist zu Ende',
})
