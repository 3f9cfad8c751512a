/** The visible words of the list of sessions. */
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

export const words = {
  title: 'Sessions',
  tool: (name: string) => `Sessions: ${name} is open`,
  create: 'New session',
  list: 'Sessions kept in this browser',
  here: 'Open here',
  inside: (workers: number, pods: number, clock: string) =>
    `${plural(workers, 'worker')} · ${plural(pods, 'pod')} · at ${clock}`,
  open: (name: string) => `Open ${name}`,
  name: 'Name of the session',
  rename: (name: string) => `Rename ${name}`,
  duplicate: (name: string) => `Duplicate ${name}`,
  remove: (name: string) => `Delete ${name}`,
  unsaved: 'not saved yet',
  now: 'saved just now',
  minutes: (count: number) => `saved ${count} min ago`,
  hours: (count: number) => `saved ${count} h ago`,
  days: (count: number) => (count === 1 ? 'saved yesterday' : `saved ${count} days ago`),
  kept: 'Saved by itself, in this browser.',
  going: 'It is being opened …',
  toFile: 'Save as a file',
  fromFile: 'Open a file',
  toFileIt: 'Save this session as a file',
  fromFileIt: 'Open a session from a file',
  copyIt: 'Duplicate this session',
  showAll: 'Sessions: all that are kept here',
  goTo: (name: string) => `Go to session ${name}`,
}
