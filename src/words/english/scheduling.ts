import { table } from '../table'

export const scheduling = table('scheduling', {
  scheduling: 'Scheduling',
  goesTo: (pod: string, node: string) => `${pod} goes to ${node}`,
  noNode: (pod: string) => `No node for ${pod}`,
  close: 'Close',
  noDecision: 'No decision yet',
  kept: 'Create a pod: each scheduling cycle is kept here, with every verdict and score.',
  notConsidered: 'The scheduler has not considered this pod, or no longer remembers it.',
  compare: 'Compare two configurations',
  writePlugin: 'Write a plugin',
  find: 'Find decisions',
  podHint: 'pod …',
  node: 'Node',
  anyNode: 'any node',
  result: 'Result',
  anyResult: 'any result',
  decision: 'Decision',
  copyJson: 'Copy as JSON',
  copied: 'Copied, in the shape of kube-scheduler-simulator’s annotations.',
  downloadJson: (count: number) => `Download ${count} as JSON`,
  annotate: 'Write decisions on the pods',
  weightOf: (plugin: string) => `Weight of ${plugin}`,
  sum: 'Sum',
  verdict: 'Verdict',
  legend: 'Large: what counts. Small: the plugin’s own 0 to 100.',
  passed: (passed: number, examined: number, all: number) =>
    `${passed} of ${examined} nodes looked at${examined === all ? '' : ` of ${all}`} pass the filters.`,
  wouldWin: (node: string) => `With these weights ${node} would win.`,
  wouldTie: (count: number, node: string) =>
    `With these weights ${count} nodes tie; the first, ${node}, is shown.`,
  /** Before the node that really won. */
  really: 'Really it was',
  realWeights: 'Back to the real weights',
  onlyOne: 'only one',
  tie: 'tie',
  gives: (plugin: string, node: string, score: number, weight: number) =>
    `${plugin} gives ${node} ${score} times ${weight}`,
  choose: 'Choose a score to see how it was reckoned.',
  pluginOn: (plugin: string, node: string) => `${plugin} on ${node}`,
  /** Before the product. */
  reckoned: (raw: number, normalized: number, weight: number) =>
    `raw ${raw}, normalised ${normalized}, × weight ${weight} =`,
})
