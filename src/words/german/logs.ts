import type { logs as english } from '../english/logs'
import { said } from '../table'

export const logs = said<typeof english>('logs', {
  noPod: 'Noch kein Pod',
  readHere: 'Hier ist zu lesen, was die Container eines Pods schreiben.',
  pod: 'Pod',
  container: 'Container',
  search: 'Zeilen suchen',
  partOfLine: 'In der Zeile',
  follow: 'Folgen',
  timestamps: 'Zeitstempel',
  previous: 'Voriger',
  nothingWritten: 'Der Container läuft und hat nichts geschrieben.',
  noLine: 'Keine Zeile enthält das.',
  log: 'Log',
})
