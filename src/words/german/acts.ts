import type { acts as english } from '../english/acts'
import { said } from '../table'

export const acts = said<typeof english>('acts', {
  list: 'Aktionen, die neueste zuerst',
  none: 'Noch wurde nichts getan',
  filledBy:
    'Was am Cluster getan wird, steht hier: als kubectl-Zeile, die dasselbe tut, und mit dem, was sie ändert.',
  noLine: 'Dafür hat kubectl keine Zeile.',
  copy: 'Kopieren',
  copyDiff: 'Diff kopieren',
  copyLine: (line) => `Kopieren: ${line}`,
  copyDiffOf: (line) => `Diff kopieren von ${line}`,
  changed: (count) =>
    count === 1 ? 'Was sich im Objekt änderte' : `Was sich in ${count} Objekten änderte`,
})
