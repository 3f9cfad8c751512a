/** What happened to an object while a person edits it: who changed it, and which fields. */
import { nameOf } from '../../narration/speakers'
import type { KeyRevision, ObjectHistory } from '../../protocol/looks'
import { edits } from '../../words/english/edits'
import { wordsOf } from '../../words/language'
import { fieldChanges, isStatus } from './fieldChanges'
import { isObject } from './liveObject'

export interface Writer {
  /** `Deployment controller` */
  readonly name: string
  /** Paths, all of status as one. */
  readonly fields: readonly string[]
}

export interface SinceThen {
  readonly times: number
  /** Who changed it first stands first. */
  readonly writers: readonly Writer[]
  readonly isGone: boolean
  /** Who deleted it, where that is known. */
  readonly deletedBy: string | undefined
  /** The cluster is at an earlier moment: something was undone, or another session began. */
  readonly turnedBack: boolean
}

/** Changes after that resourceVersion. */
export function sinceThen({ revisions, newest }: ObjectHistory, version: number): SinceThen {
  const later = revisions.filter(({ revision }) => revision > version).toReversed()
  const fields = new Map<string, Set<string>>()
  for (const one of later) {
    const name = writerOf(one)
    const known = fields.get(name) ?? new Set()
    for (const path of fieldsOf(one)) known.add(path)
    fields.set(name, known)
  }
  return {
    times: later.length,
    writers: [...fields].map(([name, paths]) => ({ name, fields: [...paths] })),
    isGone: newest === undefined || newest.deleted,
    deletedBy: newest?.deleted ? writerOf(newest) : undefined,
    turnedBack: newest !== undefined && newest.revision < version,
  }
}

const writerOf = ({ writer }: KeyRevision): string =>
  writer === undefined ? wordsOf(edits).somebody : nameOf(writer.from, writer.speaker)

function fieldsOf({ before, value, deleted }: KeyRevision): readonly string[] {
  if (deleted || !isObject(before) || !isObject(value)) return []
  const paths = [...fieldChanges(before, value).keys()]
  return [...new Set(paths.map((path) => (isStatus(path) ? 'status' : path)))]
}
