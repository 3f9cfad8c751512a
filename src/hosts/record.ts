/** A record of what was done by hand. What undo takes back leaves it, and comes back with redo. */
import type { Engine, HttpResponse } from '../engine/engine'
import { lineOfApply, lineOfCommand, lineOfRequest } from '../kubectl/lineOf'
import { readPath } from '../kubectl/requestPath'
import { pathOfDocument } from '../kubectl/resources'
import type { Act, Change, Deed } from '../protocol/acts'
import type { PageRequest } from '../protocol/messages'

/** More than a person looks back at; the oldest go first. */
const ACTS_MOST = 50

export interface Record {
  readonly done: Act[]
  readonly undone: Act[]
  /** How many acts were begun: the number of the last. */
  begun: number
}

/** An act whose answer is still to come, with the objects it is about as they were. */
export interface Begun extends Omit<Act, 'changes'> {
  /** What the server answers is the object it wrote: not its scale, nor that it is deleted. */
  readonly answersObject: boolean
  readonly before: ReadonlyMap<string, unknown>
}

/** What changes the cluster by hand. */
export type Asked = Extract<PageRequest, { readonly type: 'request' | 'apply' | 'command' }>

export const createRecord = (): Record => ({ done: [], undone: [], begun: 0 })

export function beginAct(record: Record, engine: Engine, asked: Asked): Begun {
  record.begun++
  const read = (path: string) => [path, isUnnamed(path) ? undefined : engine.read(path)] as const
  return {
    id: record.begun,
    at: engine.now(),
    deed: deedOf(asked),
    answersObject: answersObject(asked),
    before: new Map(objectsOf(asked).map(read)),
  }
}

/** It changed something. `response` is the answer to a request; after other acts objects are read. */
export function noteAct(
  { done }: Record,
  engine: Engine,
  { id, at, deed, answersObject, before }: Begun,
  response?: HttpResponse,
): void {
  const answer = answersObject ? (response?.body as Stored | undefined) : undefined
  const changes = [...before].flatMap(([path, was]) => {
    const whole = isUnnamed(path) ? path + (answer?.metadata?.name ?? '') : path
    return changeOf(whole, was, answer ?? engine.read(whole))
  })
  done.push({ id, at, deed, changes })
  done.splice(0, done.length - ACTS_MOST)
}

/** The act with this number is taken back, or done again. */
export function takeAlong(
  { done, undone }: Record,
  direction: 'undo' | 'redo',
  number: number,
): void {
  const [from, to] = direction === 'undo' ? [done, undone] : [undone, done]
  const index = from.findIndex(({ id }) => id === number)
  if (index >= 0) to.push(...from.splice(index, 1))
}

export const recordSince = ({ done }: Record, from: number): readonly Act[] =>
  done.filter(({ id }) => id >= from)

function deedOf(asked: Asked): Deed {
  switch (asked.type) {
    case 'request':
      return lineOfRequest(asked.request)
    case 'apply':
      return lineOfApply(asked.documents, asked.namespace)
    case 'command':
      return lineOfCommand(asked.command)
  }
}

function answersObject(asked: Asked): boolean {
  if (asked.type !== 'request') return false
  const { method, path } = asked.request
  return method !== 'DELETE' && readPath(path).subresource === ''
}

/** Paths of the objects an act is about; the name of one that is created comes with the answer. */
function objectsOf(asked: Asked): readonly string[] {
  if (asked.type === 'command') return []
  if (asked.type === 'apply') {
    return asked.documents.flatMap((one) => pathOfDocument(one, asked.namespace) ?? [])
  }
  const { object, name } = readPath(asked.request.path)
  return [name === '' ? `${object}/` : object]
}

const isUnnamed = (path: string): boolean => path.endsWith('/')

interface Stored {
  readonly metadata?: { readonly name?: string; readonly resourceVersion?: string }
}

/** None when the object is still of the same version. */
function changeOf(path: string, before: unknown, after: unknown): readonly Change[] {
  const [old, fresh] = [before, after].map((one) => (one as Stored | undefined)?.metadata)
  if (old?.resourceVersion === fresh?.resourceVersion) return []
  return [{ path, ...(old && { before }), ...(fresh && { after }) }]
}
