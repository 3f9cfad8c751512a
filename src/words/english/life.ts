import { table } from '../table'

/** What a stretch of a life is called, where Kubernetes has no word for it. */
export const life = table('life', {
  title: 'Life so far',
  starting: 'Bound, starting',
  runningNotReady: 'Running, not ready',
  bound: (node: string) => `Bound to ${node}`,
  notRegistered: 'No Node object yet',
  unseen: 'Not seen',
  stretch: (word: string, from: string, until: string, lasted: string) =>
    `${word}: from ${from} until ${until}, ${lasted}`,
  now: 'now',
  restart: (at: string) => `A container was started again at ${at}`,
})
