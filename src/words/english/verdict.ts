import { table } from '../table'

/** What the scheduler says of a worker, in the place of its pods. */
export const verdict = table('verdict', {
  passes: 'passes the filters',
  only: 'the only one to pass the filters',
  refusal: (plugin: string, reasons: string) => `${plugin} refuses it: ${reasons}`,
  /** After the name of the plugin. */
  refuses: 'refuses it',
  refusesFor: (reasons: string) => `refuses it: ${reasons}`,
  points: (total: number, most: number) => `${total} of ${most} points`,
  drawn: (leaders: number) => `drawn of ${leaders}`,
  wins: 'wins',
  tie: (leaders: number) => `tie of ${leaders}`,
  leads: 'leads',
  leadsSoFar: 'leads so far',
})
