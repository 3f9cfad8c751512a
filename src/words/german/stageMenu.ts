import type { stageMenu as english } from '../english/stageMenu'
import { said } from '../table'

export const stageMenu = said<typeof english>('stageMenu', {
  title: 'Was zu tun ist',
  note: 'Notiz hier anheften',
  inspect: 'Untersuchen',
  drop: 'Verlieren',
  list: 'Auflisten, was darauf ist',
  cut: 'Leitung kappen',
  mend: 'Leitung flicken',
  slow: (millis) => `Auf ${millis} ms verlangsamen`,
  addWorker: 'Worker hinzufügen',
  addPod: 'Pod hinzufügen',
  addDeployment: 'Deployment hinzufügen',
  addService: 'Service hinzufügen',
  addPodHere: 'Pod hier hinzufügen',
  hold: 'Anhalten, wenn es sich ändert',
  bindHere: (pod) => `${pod} hier binden`,
  howScheduled: 'Wie es zum Node kam',
  lastDecision: 'Letzte Entscheidung',
  writePlugin: 'Plugin schreiben',
})
