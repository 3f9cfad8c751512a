import { table } from '../table'

/** What a pod or worker has been so far, and what runs down for it. */
export const life = table('life', {
  title: 'Life so far',
  bound: (node: string) => `Bound to ${node}`,
  starting: 'Bound, starting',
  runningNotReady: 'Running, not ready',
  notRegistered: 'No Node object yet',
  unseen: 'Not seen',
  stretch: (word: string, from: string, until: string, lasted: string) =>
    `${word}: from ${from} until ${until}, ${lasted}`,
  now: 'now',
  restart: (at: string) => `A container was started again at ${at}`,
  timers: 'Timers',
  runOut: 'run out',
})
