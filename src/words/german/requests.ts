import type { requests as english } from '../english/requests'
import { said } from '../table'

export const requests = said<typeof english>('requests', {
  requests: 'Anfragen',
  search: 'Anfragen suchen',
  pathOrWho: 'Pfad oder wer',
  everybody: 'Alle',
  allVerbs: 'Alle Verben',
  allKinds: 'Alle Kinds',
  allNamespaces: 'Namespaces',
  anyStatus: 'Jeder Status',
  statuses: { ok: 'ok', failed: 'gescheitert', open: 'offen' },
  chatter: 'Rauschen',
  watchEvents: 'Watch-Events',
  follow: 'Folgen',
  shownOf: (shown, all) => `${shown} von ${all}`,
  none: 'Noch keine solche Anfrage',
  howTo: 'Etwas am Cluster tun oder auch das Rauschen im Hintergrund zeigen.',
  columns: ['Gesendet', 'Wer', 'Verb', 'Pfad', 'Status', 'Dauer'],
  hears: 'hört',
  onItsWay: 'unterwegs',
  onTheWire: 'auf der Leitung',
  request: 'Anfrage',
  because: 'Ursachen …',
  close: 'Anfrage schließen',
  whatItChanged: 'Was sie änderte',
})
