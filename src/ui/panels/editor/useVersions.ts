import { useMemo } from 'react'
import type { ObjectEdit } from '../../../store/edits/edits'
import { isObject, versionOf } from '../../../store/edits/liveObject'
import { readEdit } from '../../../store/edits/saveEdit'
import { type SinceThen, sinceThen } from '../../../store/edits/sinceThen'
import { type Versions, versionsOf } from '../../../store/edits/versions'
import { useLook } from '../../../store/looking'
import { useObject } from '../../../store/objects'

interface Known {
  readonly since: SinceThen | undefined
  /** Undefined while nobody else changed it, and while the text cannot be read. */
  readonly versions: Versions | undefined
}

/** What others do to the object that is edited, and how that goes with what is typed. */
export function useVersions({ path, base, text }: ObjectEdit): Known {
  const version = versionOf(base)
  const history = useLook({ of: 'objectHistory', path, since: version })
  const since = useMemo(() => history && sinceThen(history, version), [history, version])
  const differs = since !== undefined && !since.isGone && (since.times > 0 || since.turnedBack)
  const theirs = useObject(differs ? path : undefined, history?.newest?.revision)
  const versions = useMemo(() => {
    if (!isObject(theirs)) return undefined
    const mine = readEdit(text)
    return 'body' in mine ? versionsOf(base, mine.body, theirs) : undefined
  }, [base, text, theirs])
  return { since, versions }
}
