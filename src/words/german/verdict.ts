import type { verdict as english } from '../english/verdict'
import { said } from '../table'

export const verdict = said<typeof english>('verdict', {
  passes: 'besteht die Filter',
  only: 'besteht als einziger die Filter',
  refusal: (plugin, reasons) => `${plugin} lehnt ab: ${reasons}`,
  refuses: 'lehnt ab',
  refusesFor: (reasons) => `lehnt ab: ${reasons}`,
  points: (total, most) => `${total} von ${most} Punkten`,
  drawn: (leaders) => `ausgelost unter ${leaders}`,
  wins: 'gewinnt',
  tie: (leaders) => `gleichauf zu ${leaders}`,
  leads: 'führt',
  leadsSoFar: 'führt bisher',
})
