import type { sessions as english } from '../english/sessions'
import { said } from '../table'

export const sessions = said<typeof english>('sessions', {
  title: 'Sitzungen',
  tool: (name) => `Sitzungen: ${name} ist offen`,
  create: 'Neue Sitzung',
  list: 'Sitzungen in diesem Browser',
  here: 'Hier offen',
  inside: (workers, pods, clock) =>
    `${workers} Worker · ${pods === 1 ? '1 Pod' : `${pods} Pods`} · ${clock}`,
  open: (name) => `${name} öffnen`,
  name: 'Name der Sitzung',
  rename: (name) => `${name} umbenennen`,
  duplicate: (name) => `${name} duplizieren`,
  remove: (name) => `${name} löschen`,
  unsaved: 'noch nicht gespeichert',
  now: 'eben gespeichert',
  minutes: (count) => `vor ${count} min gespeichert`,
  hours: (count) => `vor ${count} h gespeichert`,
  days: (count) => (count === 1 ? 'gestern gespeichert' : `vor ${count} Tagen gespeichert`),
  kept: 'Von selbst im Browser gespeichert.',
  going: 'Sie wird geöffnet …',
  toFile: 'Als Datei speichern',
  fromFile: 'Datei öffnen',
  toFileIt: 'Diese Sitzung als Datei speichern',
  fromFileIt: 'Sitzung aus einer Datei öffnen',
  copyIt: 'Diese Sitzung duplizieren',
  showAll: 'Sitzungen: alle hier gespeicherten',
  goTo: (name) => `Zur Sitzung ${name}`,
  elsewhere: {
    label: 'In einem anderen Tab offen',
    said: 'Diese Sitzung läuft in einem anderen Tab weiter.',
    unkept: 'Was hier geschieht, wird nicht gespeichert.',
    workHere: 'Hier weiterarbeiten',
    here: 'Dieser Tab speichert die Sitzung jetzt.',
    bringBack: 'Zurückholen, was hier war',
  },
})
