import type { life as english } from '../english/life'
import { said } from '../table'

export const life = said<typeof english>('life', {
  title: 'Leben bisher',
  bound: (node) => `An ${node} gebunden`,
  starting: 'Gebunden, startet',
  runningNotReady: 'Running, nicht Ready',
  notRegistered: 'Noch kein Node-Objekt',
  unseen: 'Nicht gesehen',
  stretch: (word, from, until, lasted) => `${word}: von ${from} bis ${until}, ${lasted}`,
  now: 'jetzt',
  restart: (at) => `Um ${at} startete ein Container neu`,
  timers: 'Timer',
  runOut: 'abgelaufen',
})
