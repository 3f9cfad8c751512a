import { table } from '../table'

/** What hands meet on the stage: notes, the minimap, what is followed. */
export const stageHands = table('stageHands', {
  followed: 'Followed',
  /** Before the name of what is followed. */
  following: 'Following',
  /** After the key. */
  endsIt: 'ends it',
  whereItFits: 'Where it fits',
  notes: {
    notes: 'Notes',
    note: 'Note',
    noteOn: (place: string) => `Note on ${place}`,
    move: (text: string) => `Move the note: ${text}`,
    moveEmpty: 'Move the note: empty',
    drag: 'Drag, or move with the arrow keys',
    words: 'Words of the note',
    write: 'Write …',
    colours: { plain: 'Paper: plain', warm: 'Paper: warm', cool: 'Paper: cool' },
    takeOffNote: 'Take the note off',
    takeOff: 'Take it off',
  },
  minimap: {
    map: 'Minimap',
    how: 'The whole stage. Drag or press the arrow keys to move the view.',
    hide: 'Hide the minimap',
    show: 'Show the minimap',
  },
})
