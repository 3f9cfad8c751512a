import type { stageHands as english } from '../english/stageHands'
import { said } from '../table'

export const stageHands = said<typeof english>('stageHands', {
  followed: 'Gefolgt',
  following: 'Im Blick:',
  endsIt: 'beendet es',
  whereItFits: 'Wo es passt',
  notes: {
    notes: 'Notizen',
    note: 'Notiz',
    noteOn: (place) => `Notiz an ${place}`,
    move: (text) => `Notiz bewegen: ${text}`,
    moveEmpty: 'Notiz bewegen: leer',
    drag: 'Ziehen, oder mit den Pfeiltasten bewegen',
    words: 'Text der Notiz',
    write: 'Schreiben …',
    colours: { plain: 'Papier: schlicht', warm: 'Papier: warm', cool: 'Papier: kühl' },
    takeOffNote: 'Notiz abnehmen',
    takeOff: 'Abnehmen',
  },
  minimap: {
    map: 'Übersichtskarte',
    how: 'Die ganze Bühne. Ziehen oder Pfeiltasten bewegen die Ansicht.',
    hide: 'Übersichtskarte verbergen',
    show: 'Übersichtskarte zeigen',
  },
})
