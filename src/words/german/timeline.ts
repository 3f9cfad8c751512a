import type { timeline as english } from '../english/timeline'
import { said } from '../table'

export const timeline = said<typeof english>('timeline', {
  transport: 'Ablauf',
  play: 'Abspielen',
  pause: 'Anhalten',
  playKey: 'Abspielen (Leertaste)',
  pauseKey: 'Anhalten (Leertaste)',
  nextMessage: 'Nächste Nachricht',
  stepTo: 'Weiter bis …',
  mode: 'Art der Zeit',
  story: 'Story',
  clock: 'Uhr',
  clockAt: (factor) => `Uhr ${factor}`,
  paused: 'Pause',
  speed: 'Tempo',
  ofRealTime: (factor) => `${factor} der echten Zeit`,
  ruler: 'Zeitleiste',
  held: 'angehalten',
  sincePowerOn: 'seit dem Einschalten',
  skipping: (factor) => `übersprungen ${factor}`,
  slowed: (times) => `${times} verlangsamt`,
})
