import type { dock as english } from '../english/dock'
import { said } from '../table'

export const dock = said<typeof english>('dock', {
  dock: 'Dock',
  close: 'Dock schließen',
  panelFetched: 'Die Tafel wird geholt …',
  editorFetched: 'Der Editor wird geholt …',
  tabs: {
    yaml: 'YAML',
    events: 'Events',
    objects: 'Objekte',
    acts: 'Aktionen',
    requests: 'API-Verkehr',
    etcd: 'etcd',
    logs: 'Logs',
    visitors: 'Besucher',
    because: 'Ursachen',
    plugins: 'Plugins',
  },
  noEvents: 'Noch keine Events',
  whatEventsAre: 'Hier halten die Komponenten fest, was sie mit Objekten tun, und warum.',
  lastSeen: 'Zuletzt',
  type: 'Typ',
  reason: 'Grund',
  object: 'Objekt',
  message: 'Nachricht',
  from: 'Von',
})
