import type { visitors as english } from '../english/visitors'
import { said } from '../table'

export const visitors = said<typeof english>('visitors', {
  none: 'Noch keine Besucher',
  howTo: 'Einen Service wählen und dann, wie viele Besucher je Sekunde er hat.',
  services: 'Services',
  failing: 'scheitert',
  perSecond: (count) => `${count}/s`,
  sent: 'Gesendet',
  answer: 'Antwort',
  took: 'Dauer',
  fromPod: 'Vom Pod',
  way: 'Der Weg, den sie nahm',
  showOnStage: 'Anfrage auf der Bühne zeigen',
  failed: (reason) => `Gescheitert: ${reason}.`,
  nobodyTold: 'Niemand sagte, wo sie endete.',
  lastMinutes: 'Die letzten Minuten',
  answered: (percent, all) => `${percent} % von ${all} Anfragen beantwortet`,
  answeredCurve: 'Beantwortet /s',
  failedCurve: 'Gescheitert /s',
  p50: 'p50 ms',
  p95: 'p95 ms',
})
