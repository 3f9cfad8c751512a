import { table } from '../table'

export const whyPending = table('whyPending', {
  asking: 'The scheduler is being asked why …',
  why: (pod: string) => `Why ${pod} is Pending`,
  tried: (attempts: number, at: string) =>
    `Tried ${attempts === 1 ? 'once' : `${attempts} times`}, last at ${at}.`,
  reasons: 'Reasons',
  workers: 'Workers',
  closestShown: (count: number) => `The ${count} that come closest are shown.`,
  closest: 'closest',
  askedTooMuch: (node: string) => `${node} would be asked for more than it has`,
  help: 'What would help',
  noHelp: 'Nothing that could be thought of: each was tried, in vain.',
  goesTo: (node: string, effect: string) => `Goes to ${node}; ${effect}.`,
  doFix: (action: string, title: string) => `${action}: ${title}`,
  underWay: 'Under way …',
  miss: (title: string, why: string) => `“${title}” would not help: ${why}.`,
})
