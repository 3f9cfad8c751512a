import { table } from '../table'

/** The sessions of this browser: the list, its tool, and what can be done with them. */
export const sessions = table('sessions', {
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

  elsewhere: {
    label: 'Open in another tab',
    said: 'This session goes on in another tab.',
    unkept: 'What you do here is not kept.',
    workHere: 'Work here instead',
    here: 'This tab keeps the session now.',
    bringBack: 'Bring back what was here',
  },
})

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`
