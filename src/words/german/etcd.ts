import type { etcd as english } from '../english/etcd'
import { said } from '../table'

export const etcd = said<typeof english>('etcd', {
  search: 'Schlüssel suchen',
  partOfKey: 'Im Schlüssel',
  newestFirst: 'Neueste zuerst',
  nothingCompacted: (keys, revision) =>
    `${keys} Schlüssel, Revision ${revision}, noch nichts verdichtet`,
  compactedUpTo: (keys, revision, compacted) =>
    `${keys} Schlüssel, Revision ${revision}, verdichtet bis ${compacted}`,
  prefixes: 'Präfixe',
  key: 'Schlüssel',
  modRevision: 'Geändert bei',
  createdAt: 'Angelegt bei',
  version: 'Version',
  lease: 'Lease',
  noKey: 'Kein Schlüssel hat das im Namen.',
  left: (span) => `noch ${span}`,
  history: 'Geschichte des Schlüssels',
  revision: (revision) => `Revision ${revision}`,
  notKept: 'Was davor war, ist nicht aufbewahrt.',
  compactedAway: (revision) =>
    `Was davor war, ist verdichtet: etcd erinnert sich ab Revision ${revision}.`,
  itself: 'etcd, weil das Lease endete',
  created: (at, who) => `Angelegt um ${at} (${who}).`,
  changed: (at, who) => `Geändert um ${at} (${who}).`,
  deleted: (revision, at, who) => `Bei ${revision} gelöscht, um ${at} (${who}).`,
  createdLongAgo: 'Angelegt, länger her, als der Trace reicht.',
  changedLongAgo: 'Geändert, länger her, als der Trace reicht.',
  deletedLongAgo: (revision) => `Bei ${revision} gelöscht, länger her, als der Trace reicht.`,
})
