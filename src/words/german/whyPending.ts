import type { whyPending as english } from '../english/whyPending'
import { said } from '../table'

export const whyPending = said<typeof english>('whyPending', {
  asking: 'Der Scheduler wird gefragt, warum …',
  why: (pod) => `Warum ${pod} Pending ist`,
  tried: (attempts, at) =>
    `${attempts === 1 ? 'Einmal' : `${attempts}-mal`} versucht, zuletzt um ${at}.`,
  reasons: 'Gründe',
  workers: 'Worker',
  closestShown: (count) => `Gezeigt sind die ${count}, die am nächsten kommen.`,
  closest: 'am nächsten',
  askedTooMuch: (node) => `Von ${node} würde mehr verlangt, als er hat`,
  help: 'Was helfen würde',
  noHelp: 'Nichts, was denkbar wäre: alles wurde versucht, vergebens.',
  goesTo: (node, effect) => `Geht auf ${node}; ${effect}.`,
  doFix: (action, title) => `${action}: ${title}`,
  underWay: 'Läuft …',
  miss: (title, why) => `„${title}“ würde nicht helfen: ${why}.`,
})
