import { table } from '../table'

export const etcd = table('etcd', {
  search: 'Search keys',
  partOfKey: 'Part of a key',
  newestFirst: 'Newest first',
  nothingCompacted: (keys: string, revision: string) =>
    `${keys} keys, revision ${revision}, nothing compacted yet`,
  compactedUpTo: (keys: string, revision: string, compacted: string) =>
    `${keys} keys, revision ${revision}, compacted up to ${compacted}`,
  prefixes: 'Prefixes',
  key: 'Key',
  modRevision: 'Mod revision',
  createdAt: 'Created at',
  version: 'Version',
  lease: 'Lease',
  noKey: 'No key has this in its name.',
  left: (span: string) => `${span} left`,
  history: 'History of the key',
  revision: (revision: string) => `Revision ${revision}`,
  notKept: 'What was before is not kept.',
  compactedAway: (revision: string) =>
    `What was before is compacted away: etcd remembers from revision ${revision} on.`,
  itself: 'etcd, as its lease ended',
  created: (at: string, who: string) => `Created at ${at} by ${who}.`,
  changed: (at: string, who: string) => `Changed at ${at} by ${who}.`,
  deleted: (revision: string, at: string, who: string) =>
    `Deleted at ${revision} at ${at} by ${who}.`,
  createdLongAgo: 'Created, longer ago than the trace keeps.',
  changedLongAgo: 'Changed, longer ago than the trace keeps.',
  deletedLongAgo: (revision: string) => `Deleted at ${revision}, longer ago than the trace keeps.`,
})
