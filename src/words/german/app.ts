import type { app as english } from '../english/app'
import { said } from '../table'

export const app = said<typeof english>('app', {
  chatter: 'Grundrauschen',
  chatterShort: 'Rauschen',
  dock: { yaml: 'YAML', events: 'Events', objects: 'Objekte' },
  compare: 'Vergleich',
  comparisonFetched: 'Der Vergleich wird geholt …',
  find: 'Finden und tun',
  tidy: 'Aufräumen: alles zurück an seinen Platz',
  startOver: 'Mit einem frischen Cluster neu beginnen',
  lightTheme: 'Helles Design',
  darkTheme: 'Dunkles Design',
  undo: (act) => `Rückgängig: zurück vor ${act}`,
  redo: (act) => `Wiederholen: ${act}`,
  nothingToUndo: 'Rückgängig: noch nichts getan',
  nothingToRedo: 'Wiederholen: nichts rückgängig gemacht',
  createDeployment: 'Deployment anlegen',
  notices: 'Hinweise',
  dismiss: 'Schließen',
  fresh: 'Ein frischer Cluster.',
  bringBack: 'Den vorigen zurückholen',
  dropHere: 'Manifeste hier ablegen: sie öffnen sich im Editor',
  files: {
    smaller: 'In kleineren Stücken ablegen.',
    drop: 'Abgelegtes',
    tooMany: (count) => `${count} Dateien auf einmal sind zu viele.`,
    most: (count) => `Höchstens ${count} ablegen.`,
  },
  language: {
    notFetched: (language) => `${language} konnte nicht geladen werden.`,
    goesOn: 'Die Seite spricht weiter wie bisher. Mit Netz noch einmal wählen.',
  },
  crash: {
    title: (clock) => `Die Simulation blieb bei ${clock} stehen`,
    unsaved:
      'Das ist ein Fehler von Kubeorama, nicht des Clusters. Es war noch nichts gesichert: ein frischer Cluster kann beginnen.',
    saved: (clock) =>
      `Das ist ein Fehler von Kubeorama, nicht des Clusters. Nichts ist verloren: der Stand bei ${clock} ist gesichert.`,
    beginAfresh: 'Neu beginnen',
    goOn: 'Vom gesicherten Stand weiter',
    copy: 'Bericht kopieren',
    notLoaded: 'Die Simulation konnte nicht geladen werden.',
  },
})
