import type { breakpoints as english } from '../english/breakpoints'
import { said } from '../table'

export const breakpoints = said<typeof english>('breakpoints', {
  breakpoints: 'Haltepunkte',
  holdWhen: 'Die Zeit anhalten, wenn …',
  selectedChanges: 'Wenn sich das Gewählte ändert',
  remove: (what) => `Entfernen: ${what}`,
  readyMade: {
    podFails: 'ein Pod scheitert',
    containerCrashes: 'ein Container abstürzt',
    cycleBegins: 'ein Scheduling-Zyklus beginnt',
    nodeNotReady: 'ein Node NotReady wird',
    podDisrupted: 'ein Pod verdrängt wird',
    warning: 'ein Warning-Event kommt',
  },
  changes: (object) => `${object} sich ändert`,
  anyObject: 'jedes Objekt',
  inNamespace: (namespace) => `in ${namespace}`,
  matches: 'ein Objekt dem entspricht',
  kind: 'Kind',
  namespace: 'Namespace',
  anyNamespace: 'jeder',
  labels: 'Labels',
  fields: 'Felder',
  wrongAt: (character, what) => `Bei Zeichen ${character}: ${what}.`,
  add: 'Hinzufügen',
})
