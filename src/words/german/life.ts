import type { life as english } from '../english/life'
import { said } from '../table'

export const life = said<typeof english>('life', {
  title: 'Leben bisher',
  starting: 'Gebunden, startet',
  runningNotReady: 'Running, nicht ready',
  bound: (node) => `An ${node} gebunden`,
  notRegistered: 'Noch kein Node-Objekt',
  unseen: 'Nicht gesehen',
  stretch: (word, from, until, lasted) => `${word}: von ${from} bis ${until}, ${lasted}`,
  now: 'jetzt',
  restart: (at) => `Um ${at} wurde ein Container neu gestartet`,
})
