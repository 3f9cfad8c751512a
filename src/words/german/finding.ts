import type { finding as english } from '../english/finding'
import { said } from '../table'

export const finding = said<typeof english>('finding', {
  find: 'Finden und tun',
  placeholder: 'Eine Aktion, ein Name oder ein Satz wie kubectl: scale web 5',
  found: 'Gefunden',
  nothing: (typed) =>
    `Nichts heißt „${typed}“. Hier ist jede Aktion zu finden (anhalten, dunkles Design), alles mit seinem Namen (worker-2, web) und Sätze: scale web 5, cordon worker-2, ×100.`,
  groups: {
    do: 'Tun',
    actions: 'Aktionen',
    goTo: 'Hingehen',
    withIt: 'Damit',
    lately: 'Zuletzt',
  },

  clockAt: (factor) => `Uhr mit ×${factor} der echten Zeit`,
  scale: (name, replicas) => `${name} auf ${replicas} skalieren`,
  visitors: (service, perSecond) => `${perSecond} Besucher je Sekunde für ${service}`,
  deed: (verb, name) => `${verb}: ${name}`,

  part: 'Teil',
  outside: 'Außen',
  ready: (ready, desired) => `${ready}/${desired} Ready`,
  on: (status, node) => `${status} auf ${node}`,
  is: (kind, state) => `${kind}, ${state}`,

  keys: 'Tasten',
  close: 'Schließen',
  language: 'Sprache',
  onStage: 'Auf der Bühne',
  drag: 'Shift Ziehen',
  hands: {
    walk: 'Von Teil zu Teil, von Worker zu Worker',
    nearest: 'Zum nächsten Ding, und in eine Karte',
    select: 'Auswählen, was den Fokus hat',
    add: 'Zur Auswahl nehmen, oder davon weg',
    addNext: 'Zur Auswahl nehmen, wohin der Fokus kommt',
    frame: 'Auswählen, was der Rahmen berührt',
    menu: 'Menü zu dem, was den Fokus hat',
  },
})
