/** Whether something is a command: what scripts and links send is hostile until it was looked at. */
import { isTooDeep, type JsonValue } from '../../api/machinery/json'
import { SOURCE_MOST } from '../scheduler/written/pluginSandbox'
import type { Command, CommandType, Problem } from './command'

type Field =
  | 'document'
  | 'source'
  | 'text'
  | 'number'
  | 'truth'
  | 'texts'
  | 'labels'
  | readonly string[]

type FieldsOf<T extends CommandType> = {
  readonly [F in Exclude<keyof Extract<Command, { readonly type: T }>, 'type'>]-?: Field
}

const wire = { from: 'text', to: 'text' } as const
const container = { namespace: 'text', pod: 'text', container: 'text' } as const

const FIELDS: { readonly [T in CommandType]: FieldsOf<T> } = {
  addWorker: {
    name: 'text',
    cpu: 'text',
    memory: 'text',
    pods: 'text',
    zone: 'text',
    runtime: ['containerd', 'cri-o', 'docker'],
    labels: 'labels',
    taints: 'texts',
  },
  removeWorker: { name: 'text' },
  powerCutNode: { name: 'text' },
  restoreNode: { name: 'text' },
  drainNode: { name: 'text' },
  configureScheduler: { configuration: 'document' },
  writeSchedulerPlugin: { name: 'text', source: 'source', weight: 'number', enabled: 'truth' },
  removeSchedulerPlugin: { name: 'text' },
  annotateDecisions: { on: 'truth' },
  cutWire: wire,
  mendWire: wire,
  slowWire: { ...wire, latencyMillis: 'number' },
  dropMessage: { id: 'number' },
  delayMessage: { id: 'number', delayMillis: 'number' },
  setTraffic: { namespace: 'text', service: 'text', perSecond: 'number' },
  standBack: { standsBack: 'truth' },
  crashContainer: { ...container, exitCode: 'number' },
  setHealth: { ...container, healthy: 'truth' },
}

/** Fields that may be left out: a new worker has a default for everything. */
const isOptional = (type: CommandType): boolean => type === 'addWorker'

const LONGEST_TEXT = 1_000
const LONGEST_DOCUMENT = 100_000
const MOST_ENTRIES = 100

/** What is wrong with the form of a command; undefined when it has every field, each of its type. */
export function wrongShape(command: unknown): Problem | undefined {
  if (typeof command !== 'object' || command === null || Array.isArray(command)) {
    return wrong('A command is an object with a type.', `Its type is one of ${names(FIELDS)}.`)
  }
  const given = new Map<string, unknown>(Object.entries(command))
  const type = given.get('type')
  if (!isCommandType(type)) {
    return wrong(`There is no command ${told(type)}.`, `There are ${names(FIELDS)}.`)
  }
  const fields = new Map<string, Field>(Object.entries(FIELDS[type]))
  for (const name of given.keys()) {
    if (name !== 'type' && !fields.has(name)) {
      return wrong(
        `${type} has no field ${told(name)}.`,
        `It has ${[...fields.keys()].join(', ')}.`,
      )
    }
  }
  for (const [name, field] of fields) {
    const value = given.get(name)
    if (value === undefined && isOptional(type)) continue
    if (!fits(value, field)) {
      return wrong(`${told(value)} is no ${name} for ${type}.`, `It has to be ${wordsFor(field)}.`)
    }
  }
  return undefined
}

const isCommandType = (type: unknown): type is CommandType =>
  typeof type === 'string' && Object.hasOwn(FIELDS, type)

function fits(value: unknown, field: Field): boolean {
  switch (field) {
    case 'text':
      return isText(value)
    case 'source':
      return typeof value === 'string' && value.length <= SOURCE_MOST
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'truth':
      return typeof value === 'boolean'
    case 'texts':
      return Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(isText)
    case 'labels':
      return isLabels(value)
    case 'document':
      return isDocument(value)
    default:
      return typeof value === 'string' && field.includes(value)
  }
}

/** As JSON, for a document must not be endless. */
function isDocument(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isTooDeep(value as JsonValue)) return false
  return JSON.stringify(value).length <= LONGEST_DOCUMENT
}

const isText = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= LONGEST_TEXT

function isLabels(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return (
    entries.length <= MOST_ENTRIES && entries.every(([key, text]) => isText(key) && isText(text))
  )
}

function wordsFor(field: Field): string {
  switch (field) {
    case 'text':
      return 'a text'
    case 'source':
      return `a text of at most ${SOURCE_MOST} characters`
    case 'number':
      return 'a number'
    case 'truth':
      return 'true or false'
    case 'texts':
      return 'a list of texts'
    case 'labels':
      return 'an object of texts'
    case 'document':
      return `parsed YAML of at most ${LONGEST_DOCUMENT} characters`
    default:
      return field.join(' or ')
  }
}

const names = (table: object): string => Object.keys(table).join(', ')

/** What was given, short enough to be read. */
const told = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60)

const wrong = (what: string, remedy: string): Problem => ({ where: 'the command', what, remedy })
