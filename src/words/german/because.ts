import type { because as english } from '../english/because'
import { said } from '../table'

export const because = said<typeof english>('because', {
  noMessage: 'Keine Nachricht gewählt',
  howTo:
    'Eine Nachricht auf ihrem Weg anklicken: hier steht, wie es zu ihr kam und was daraus wird.',
  looking: 'Der Trace wird durchsucht …',
  tooLongAgo: 'Zu lange her',
  forgotten:
    'Der Trace behält die letzten 20.000 Einträge, und diese Nachricht ist älter. Eine spätere wählen.',
  startHere: 'Von dieser ausgehen',
  chromeTrace: 'Ein Chrome-Trace, für ui.perfetto.dev',
  download: 'Trace herunterladen',
  summary: (before, forgotten, after, cut) =>
    `${before} davor${forgotten ? ', die frühesten vergessen' : ''} · ${after}${cut ? ' und mehr' : ''} danach`,
  showAll: 'Alles zeigen',
  lessTime: 'Weniger Zeit',
  moreTime: 'Mehr Zeit',
  inOrder: 'Die Nachrichten der Reihe nach',
  lost: 'verloren',
  chart:
    'Ursachen und Folgen. Links und rechts: Ursache und Folge. Auf und ab: davor und danach. Plus und Minus: Maßstab. Umschalttaste und Pfeile: früher und später.',
})
