import type { beside as english } from '../english/beside'
import { said } from '../table'

export const beside = said<typeof english>('beside', {
  spread: 'LeastAllocated, verteilt',
  pack: 'MostAllocated, packt dicht',
  notLookedAt: 'nicht geprüft',
  onlyOne: 'einziger',
  noneEither: (profile) => `Mit ${profile} passte kein Node; so wie er läuft, passt auch keiner.`,
  noneThen: (profile, now) => `Mit ${profile} passte kein Node; so wie er läuft, gewinnt ${now}.`,
  noneNow: (profile, node, points, tied) =>
    `Mit ${profile} gewänne ${node}${points > 0 ? ` mit ${points}` : ''}${tied > 1 ? `, ausgelost unter ${tied} gleichen` : ''}; so wie er läuft, passt kein Node.`,
  another: (profile, node, points, tied, now, nowPoints) =>
    `Mit ${profile} gewänne ${node}${points > 0 ? ` mit ${points}` : ''}${tied > 1 ? `, ausgelost unter ${tied} gleichen` : ''}; so wie er läuft, gewinnt ${now}${nowPoints > 0 ? ` mit ${nowPoints}` : ''}.`,
  same: (profile, node, points, tied) =>
    `Auch mit ${profile} gewänne ${node}${points > 0 ? ` mit ${points}` : ''}${tied > 1 ? `, ausgelost unter ${tied} gleichen` : ''}.`,
})
