import { table } from '../table'

/** What is said of sessions that cannot be read or kept, and of what was done with them. */
export const keptSessions = table('keptSessions', {
  storage: 'This browser’s storage',
  unread: 'The saved session could not be read.',
  older: 'An older Kubeorama wrote it.',
  newer: 'A newer Kubeorama wrote it: close its other tabs and reload to get that one.',
  damaged: 'It is damaged.',
  unreached:
    'It lies where it lay. A fresh cluster began, which is not kept: reload the page to try again.',
  tryAgain: 'It lies where it lay, and this session goes on. Try again in a moment.',
  unmoved: 'It could not be moved, so the fresh cluster that began here is not kept over it.',
  leftAlone: 'It was left as it is, and this session goes on.',
  beside: 'It was left as it is. A fresh cluster began beside it, as a session of its own.',
  aside: (place: string) =>
    `A fresh cluster began. Nothing is lost: it was set aside as “${place}” in this browser’s storage.`,
  asideOnly: (place: string) =>
    `This session goes on. Nothing is lost: the other was set aside as “${place}” in this browser’s storage.`,
  unkept: {
    full: 'The session could not be saved: the browser has no room left for it.',
    refused: 'The session could not be saved: the browser does not allow it.',
  },
  keep: {
    full: 'Keep this tab open. Save the session as a file, and delete sessions that you no longer need: it is tried again by itself.',
    refused:
      'It lasts as long as this tab is open. Private windows and blocked site data forbid saving.',
  },
  notWritten: 'This session could not be written as a file.',
  tooLargeToWrite:
    'It is larger than a file may be to be opened again. Delete what it does not need.',
  opened: (name: string) => `“${name}” is open now, and kept in this browser.`,
  notOpened: (file: string) => `${file} could not be opened.`,
  line: (line: number) => `It is damaged in line ${line} of what it holds.`,
  file: {
    foreign: 'It is no session that Kubeorama saved.',
    older: 'A Kubeorama wrote it that was too old.',
    newer: 'A newer Kubeorama wrote it.',
    damaged: 'It is damaged.',
    large: 'It is larger than a session can be.',
  },
  openRemedy: {
    foreign: 'Choose a file that “Save as a file” made; its name ends in .kubeorama.',
    older: 'This one cannot read it, and left it as it is. Open it where it was saved.',
    newer: 'Reload the page to get the newest Kubeorama, and open the file again.',
    damaged: 'Nothing here has changed. Save it again where it came from, and open that file.',
    large: 'Nothing here has changed. Ask for the file of a smaller cluster.',
  },
  gone: 'That session is no longer kept.',
  goneWhy: 'Another tab may have deleted it. This one goes on.',
  stays: 'You stay in this session.',
  staysWhy: 'It could not be saved, and what is not saved would be lost by leaving it.',
  unnamed: 'My cluster',
  numbered: (number: number) => `Cluster ${number}`,
  copyOf: (name: string) => `Copy of ${name}`,
  copied: (name: string) => `“${name}” is in the list now.`,
  open: 'Open it',
  deleted: (name: string) => `“${name}” was deleted.`,
  bringBack: 'Bring it back',
  undone: { full: 'There is no room for that in this browser.', refused: 'This browser refuses.' },
  makeRoom:
    'Delete sessions that you no longer need: save as a file first what you want to have again.',
})
