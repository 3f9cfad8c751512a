import { table } from '../table'

/** A decision beside one with another profile. */
export const beside = table('beside', {
  spread: 'LeastAllocated, which spreads',
  pack: 'MostAllocated, which packs',
  notLookedAt: 'not looked at',
  onlyOne: 'only one',
  noneEither: (profile: string) => `With ${profile} no node would fit; as it runs no node fits.`,
  noneThen: (profile: string, now: string) =>
    `With ${profile} no node would fit; as it runs ${now} wins.`,
  noneNow: (profile: string, node: string, points: number, tied: number) =>
    `With ${profile} ${node} would win${points > 0 ? ` with ${points}` : ''}${tied > 1 ? `, drawn from ${tied} that tie` : ''}; as it runs no node fits.`,
  another: (
    profile: string,
    node: string,
    points: number,
    tied: number,
    now: string,
    nowPoints: number,
  ) =>
    `With ${profile} ${node} would win${points > 0 ? ` with ${points}` : ''}${tied > 1 ? `, drawn from ${tied} that tie` : ''}; as it runs ${now} wins${nowPoints > 0 ? ` with ${nowPoints}` : ''}.`,
  same: (profile: string, node: string, points: number, tied: number) =>
    `With ${profile} ${node} would win all the same${points > 0 ? ` with ${points}` : ''}${tied > 1 ? `, drawn from ${tied} that tie` : ''}.`,
})
