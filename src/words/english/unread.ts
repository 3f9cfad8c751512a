import { table } from '../table'

/** A kept session that cannot be read, or kept. */
export const unread = table('unread', {
  what: 'The saved session could not be read.',
  storage: 'This browser’s storage',
  reason: {
    older: 'An older Kubeorama wrote it.',
    newer: 'A newer Kubeorama wrote it: close its other tabs and reload to get that one.',
    damaged: 'It is damaged.',
  },
  unreached:
    'It lies where it lay. A fresh cluster began, which is not kept: reload the page to try again.',
  unmoved: 'It could not be moved, so the fresh cluster that began here is not kept over it.',
  aside: (place: string) =>
    `A fresh cluster began. Nothing is lost: it was set aside as “${place}” in this browser’s storage.`,
  unkept: {
    full: 'The session could not be saved: the browser has no room left for it.',
    refused: 'The session could not be saved: the browser does not allow it.',
  },
  keep: {
    full: 'Keep this tab open. Make room on the disk, or delete what other sites keep: it is tried again by itself.',
    refused:
      'It lasts as long as this tab is open. Private windows and blocked site data forbid saving.',
  },
})
