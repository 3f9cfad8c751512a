/**
 * Sends a person's change of an object as kubectl edit does: a strategic merge patch of what
 * differs between the object the text began as and the text. Such a patch has no precondition, and
 * would silently win over whoever changed the same field meanwhile; then, and only then, the
 * resourceVersion of the beginning goes along, so that the API server refuses.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/cmd/util/editor/editoptions.go
 */
import { deepEqual } from '../../api/machinery/deepEqual'
import type { JsonObject } from '../../api/machinery/json'
import { isFailure } from '../../api/machinery/status'
import { createTwoWayMergePatch } from '../../api/machinery/strategicMergeDiff'
import { parseManifest } from '../../kubectl/manifest'
import { textOf } from '../../kubectl/objectText'
import type { HttpResponse } from '../../protocol/messages'
import { edits } from '../../words/english/edits'
import { wordsOf } from '../../words/language'
import { request } from '../actions'
import type { LineProblem } from '../applying'
import { fieldLine, problemLine } from '../problemLine'
import { editIn, type ObjectEdit, rebase, useEdits } from './edits'
import { conflictsOf, schemaOf } from './fieldChanges'
import { isObject, liveObject, metadataOf, withoutManagedFields } from './liveObject'
import { printedName, resourceName } from './objectName'

export interface Saved {
  readonly type: 'done' | 'refused' | 'conflict' | 'gone'
  /** What kubectl prints. */
  readonly line: string
  /** What is wrong, each at its line of the text. */
  readonly problems: readonly LineProblem[]
}

/** `over`: also where somebody else changed the same field, as kubectl edit would. */
export async function saveEdit(edit: ObjectEdit, over = false): Promise<Saved> {
  const read = readEdit(edit.text)
  if ('type' in read) return read
  const { body, line } = read
  if (deepEqual(body, edit.base)) return said(NO_CHANGES)
  const made = createTwoWayMergePatch(edit.base, body, schemaOf(edit.base))
  if ('error' in made) return refused(`error: ${made.error}`)
  if (changesIdentity(made.value)) return refused(OTHER_OBJECT)
  const patch = over ? withoutVersion(made.value) : await guarded(edit, body, made.value)
  const response = await request({
    method: 'PATCH',
    path: edit.path,
    query: { fieldManager: 'kubectl-edit', fieldValidation: 'Strict' },
    headers: { 'content-type': 'application/strategic-merge-patch+json' },
    body: patch,
  })
  if (response.status >= 400) return failed(edit, line, response)
  takeAnswer(edit, body, response.body)
  return said(`${printedName(edit.path)} edited`)
}

/** Makes an object that was deleted meanwhile anew, as it is in the text. */
export async function createAgain(edit: ObjectEdit): Promise<Saved> {
  const read = readEdit(edit.text)
  if ('type' in read) return read
  const { body, line } = read
  const response = await request({
    method: 'POST',
    path: edit.path.slice(0, edit.path.lastIndexOf('/')),
    query: { fieldManager: 'kubectl-create', fieldValidation: 'Strict' },
    body: asNew(body),
  })
  if (response.status >= 400) return failed(edit, line, response)
  takeAnswer(edit, body, response.body)
  return said(`${printedName(edit.path)} created`)
}

/** The object in a text, or what kubectl says of a text that holds none. */
export function readEdit(text: string): { body: JsonObject; line: number } | Saved {
  const { documents, problems } = parseManifest(text)
  if (problems.length > 0) return refused(BROKEN, problems)
  const [first, second] = documents
  if (first === undefined) return said(EMPTY)
  if (second !== undefined || !isObject(first.body)) {
    return refused(BROKEN, [{ line: (second ?? first).line, what: wordsOf(edits).oneObject }])
  }
  return { body: first.body, line: first.line }
}

const NO_CHANGES = 'Edit cancelled, no changes made.'
const EMPTY = 'Edit cancelled, saved file was empty.'
const BROKEN = 'The edited file had a syntax error.'
const OTHER_OBJECT = 'error: At least one of apiVersion, kind and name was changed'

const said = (line: string): Saved => ({ type: 'done', line, problems: [] })

const refused = (line: string, problems: readonly LineProblem[] = []): Saved => ({
  type: 'refused',
  line,
  problems,
})

const changesIdentity = (patch: JsonObject): boolean =>
  'apiVersion' in patch || 'kind' in patch || 'name' in metadataOf(patch)

/** The patch with the version it is meant for, where somebody else changed the same field. */
async function guarded(edit: ObjectEdit, body: JsonObject, patch: JsonObject): Promise<JsonObject> {
  const { path, base } = edit
  const live = await liveObject(path)
  if (live === undefined || conflictsOf(base, body, live).length === 0) return patch
  const { resourceVersion = null } = metadataOf(base)
  return { ...patch, metadata: { resourceVersion, ...metadataOf(patch) } }
}

/** A version that was typed, or came back with an older text, would be refused again. */
function withoutVersion(patch: JsonObject): JsonObject {
  const { resourceVersion, ...metadata } = metadataOf(patch)
  return resourceVersion === undefined ? patch : { ...patch, metadata }
}

/** What only a server gives: an object that is made has none of it yet. */
function asNew({ status: _, ...object }: JsonObject): JsonObject {
  const {
    uid,
    resourceVersion,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    generation,
    ...metadata
  } = metadataOf(object)
  return { ...object, metadata }
}

/** The object as answered is the new beginning; what was typed since it was sent stays. */
function takeAnswer({ path, text }: ObjectEdit, sent: JsonObject, answer: unknown): void {
  const now = editIn(useEdits.getState(), path)
  if (now === undefined || !isObject(answer)) return
  if (now.text !== text) {
    rebase(path, sent, text, now.text)
    return
  }
  const base = withoutManagedFields(answer)
  const fresh = textOf(base)
  rebase(path, base, fresh, fresh)
}

const byLine = (one: LineProblem, other: LineProblem): number => one.line - other.line

function failed({ path, text }: ObjectEdit, line: number, { status, body }: HttpResponse): Saved {
  const name = resourceName(path)
  const message = isFailure(body) ? (body.message ?? '') : String(body)
  if (status === 404) {
    return { ...refused(`error: ${name} could not be found on the server`), type: 'gone' }
  }
  if (status === 422) {
    const causes = (isFailure(body) ? body.details?.causes : undefined) ?? [{ message }]
    const problems = causes.map(({ field = '', message: what = '' }) => ({
      line: fieldLine(text, line, field),
      what: field === '' ? what : `${field}: ${what}`,
    }))
    return refused(`error: ${name} is invalid`, problems.toSorted(byLine))
  }
  const whole = `error: ${name} could not be patched: ${message}`
  if (status === 409) return { ...refused(whole), type: 'conflict' }
  return refused(whole, [{ line: problemLine(text, line, message), what: message }])
}
