import { table } from '../table'

/** What becomes of a person's edits of objects. */
export const edits = table('edits', {
  unfinished: (name: string) => `You have an unfinished edit of ${name}.`,
  goOn: 'Go on',
  thrownAway: (name: string) => `Your edit of ${name} was thrown away.`,
  tookTheirs: (name: string) => `Your edit of ${name} made room for theirs.`,
  bringBack: 'Bring it back',
  oneObject: 'One object is being edited: nothing else can stand here.',
  somebody: 'somebody',
})
