import { table } from '../table'

export const acts = table('acts', {
  list: 'Actions, newest first',
  none: 'Nothing was done yet',
  filledBy:
    'What you do to the cluster is listed here: as the kubectl line that does the same, with what it changed.',
  noLine: 'kubectl has no line for this.',
  copy: 'Copy',
  copyDiff: 'Copy diff',
  copyLine: (line: string) => `Copy ${line}`,
  copyDiffOf: (line: string) => `Copy diff of ${line}`,
  changed: (count: number) =>
    count === 1 ? 'What changed in the object' : `What changed in ${count} objects`,
})
