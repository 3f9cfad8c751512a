import { table } from '../table'

/** What the page tells a person by itself: what was done, what went wrong, what can be done now. */
export const notices = table('notices', {
  engine: 'The engine',
  apiServer: 'The API server',
  noAnswer: (why: string) => `The simulation did not answer: ${why}.`,
  status: (status: number) => `status ${status}.`,
  undo: 'Undo',
  bringBack: 'Bring it back',
  fixDone: (title: string, node: string) =>
    `${title}: done. The scheduler should now choose ${node}.`,
  fixTakenBack: (title: string) => `${title}: taken back.`,
  undone: (act: string) => `Time went back to before ${act}.`,
  redone: (act: string) => `Time is again where it was after ${act}.`,
  breakpoint: (object: string, text: string) => `Breakpoint: ${object} ${text}.`,
  noteOff: 'A note was taken off.',
  tooManyNotes: (most: number) => `${most} notes are pinned already: remove one first.`,
  pluginDeleted: (name: string) => `${name} is deleted.`,
  noRoom: {
    where: 'This browser’s storage',
    what: 'What you typed is not kept beyond this page: there is no room for it.',
    remedy: 'Save it elsewhere before you close the page.',
  },
  tools: {
    stage: 'the stage',
    palette: 'the palette',
    unknown: (tool: string) => `${tool} is no tool.`,
    drag: 'Drag one from the palette.',
    needsLabel: 'A Service needs pods with an app label.',
    deploymentFirst: 'Create a Deployment first.',
  },
})
