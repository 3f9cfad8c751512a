import type { preemption as english } from '../english/preemption'
import { said } from '../table'

export const preemption = said<typeof english>('preemption', {
  preemption: 'Verdrängung',
  noRoom: 'Verdrängung schafft keinen Platz',
  makesRoom: (node) => `Verdrängung schafft Platz auf ${node}`,
  moreCandidates: (count) => `${count} weitere Kandidaten`,
  candidate: (node) => `Kandidat ${node}`,
  breaks: (budgets) => (budgets === 1 ? 'verletzt 1 Budget' : `verletzt ${budgets} Budgets`),
  chosen: 'gewählt',
  spared: 'verschont',
  victim: 'Opfer',
  priority: (priority) => `Priorität ${priority}`,
  fits: 'passt daneben',
  fitsNoBudget: 'sein Budget erlaubt keine Störung; passt daneben',
  refused: (reason) => `daneben: ${reason}`,
  refusedNoBudget: (reason) => `sein Budget erlaubt keine Störung; daneben: ${reason}`,
  criteria: 'Kriterien',
  criterion: {
    budgetViolations: 'Wenigste verletzte Budgets',
    highestPriority: 'Niedrigste Priorität des wichtigsten Opfers',
    prioritySum: 'Kleinste Summe der Prioritäten (je plus 2³¹)',
    victims: 'Wenigste Opfer',
    latestStart: 'Spätester Start der wichtigsten Opfer',
  },
  only: (node) => `Nur auf ${node} schafft Verdrängen Platz.`,
  first: (node) => `Alle Kriterien sind gleich: ${node} kam zuerst.`,
  decided: (node, criterion, value, others) =>
    `${node} wird gewählt: ${criterion}, ${value} (${others}).`,
  noHelp: (nodes) => `Auf ${nodes} ${nodes === 1 ? 'Node' : 'Nodes'} würde Verdrängen nicht helfen`,
})
