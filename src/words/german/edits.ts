import type { edits as english } from '../english/edits'
import { said } from '../table'

export const edits = said<typeof english>('edits', {
  unfinished: (name) => `Eine Änderung an ${name} ist noch nicht fertig.`,
  goOn: 'Weitermachen',
  thrownAway: (name) => `Die Änderung an ${name} ist verworfen.`,
  tookTheirs: (name) => `Die Änderung an ${name} ist der fremden gewichen.`,
  bringBack: 'Zurückholen',
  oneObject: 'Hier wird ein Objekt bearbeitet: sonst kann hier nichts stehen.',
  somebody: 'jemand',
})
