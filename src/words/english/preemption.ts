import { table } from '../table'

export const preemption = table('preemption', {
  preemption: 'Preemption',
  noRoom: 'Preemption makes no room',
  makesRoom: (node: string) => `Preemption makes room on ${node}`,
  moreCandidates: (count: number) => `${count} more candidates`,
  candidate: (node: string) => `Candidate ${node}`,
  breaks: (budgets: number) => (budgets === 1 ? 'breaks 1 budget' : `breaks ${budgets} budgets`),
  chosen: 'chosen',
  spared: 'spared',
  victim: 'victim',
  priority: (priority: number) => `priority ${priority}`,
  fits: 'fits beside it',
  fitsNoBudget: 'its budget allows no disruption; fits beside it',
  refused: (reason: string) => `beside it: ${reason}`,
  refusedNoBudget: (reason: string) => `its budget allows no disruption; beside it: ${reason}`,
  criteria: 'Criteria',
  /** What a criterion asks of the candidates, in upstream's order. */
  criterion: {
    budgetViolations: 'Fewest disruption budgets broken',
    highestPriority: 'Lowest priority of the most important victim',
    prioritySum: 'Smallest sum of priorities (2³¹ added to each)',
    victims: 'Fewest victims',
    latestStart: 'Latest start of the most important victims',
  },
  only: (node: string) => `${node} is the only node where evicting makes room.`,
  first: (node: string) => `All criteria are equal: ${node} came first.`,
  decided: (node: string, criterion: string, value: string, others: string) =>
    `${node} is chosen: ${criterion.toLowerCase()}, ${value} (${others}).`,
  noHelp: (nodes: number) =>
    `Evicting would not help on ${nodes} ${nodes === 1 ? 'node' : 'nodes'}`,
})
