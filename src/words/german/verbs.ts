import type { verbs as english } from '../english/verbs'
import { said } from '../table'

export const verbs = said<typeof english>('verbs', {
  labels: {
    edit: 'Bearbeiten',
    crash: 'Container abstürzen lassen',
    delete: 'Löschen',
    cordon: 'Sperren (cordon)',
    uncordon: 'Freigeben (uncordon)',
    drain: 'Leeren (drain)',
    'cut power': 'Strom abschalten',
    'restore power': 'Strom einschalten',
    'cut wire': 'Leitung kappen',
    'mend wire': 'Leitung flicken',
    remove: 'Maschine entfernen',
    restart: 'Pods neu starten',
  },
  refused: (label, refused, all) => `${label}: ${refused} von ${all} wurden abgelehnt`,
  asked: {
    create: 'Anfrage an den API server: anlegen',
    scale: (name) => `Anfrage an den API server: ${name} skalieren`,
    image: (name) => `Anfrage an den API server: Image von ${name} ändern`,
    cordon: (name) => `Anfrage an den API server: ${name} sperren`,
    uncordon: (name) => `Anfrage an den API server: ${name} freigeben`,
    delete: (name) => `Anfrage an den API server: ${name} löschen`,
    restart: (name) => `Anfrage an den API server: ${name} neu starten`,
    edit: 'Anfrage an den API server nach dem, was bearbeitet werden soll',
    fix: (title) => `Anfrage an den API server: ${title}`,
    undoFix: (title) => `Anfrage an den API server, zurücknehmen: ${title}`,
  },
})
