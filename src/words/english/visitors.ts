import { table } from '../table'

export const visitors = table('visitors', {
  none: 'No visitors yet',
  howTo: 'Select a Service and choose how many visitors a second it has.',
  services: 'Services',
  failing: 'failing',
  perSecond: (count: number) => `${count}/s`,
  sent: 'Sent',
  answer: 'Answer',
  took: 'Took',
  fromPod: 'From pod',
  way: 'The way it took',
  showOnStage: 'Show the request on the stage',
  failed: (reason: string) => `Failed: ${reason}.`,
  nobodyTold: 'Nobody told where it ended.',
  lastMinutes: 'The last minutes',
  answered: (percent: string, all: number) => `${percent} % of ${all} requests answered`,
  answeredCurve: 'Answered /s',
  failedCurve: 'Failed /s',
  p50: 'p50 ms',
  p95: 'p95 ms',
})
