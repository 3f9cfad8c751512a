/**
 * `kubectl apply -f`: each document in turn; created when absent, else patched with the three-way
 * difference of what was applied last, what is wanted now, and what is there.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/cmd/apply
 */
import { canonicalJson } from '../../../api/machinery/canonicalJson'
import { isJsonObject, type JsonObject, type JsonValue } from '../../../api/machinery/json'
import { isFailure } from '../../../api/machinery/status'
import { createThreeWayMergePatch } from '../../../api/machinery/strategicMergeDiff'
import { strategicPatchSchema } from '../../../api/machinery/strategicPatchTypes'
import { type Answer, type Client, type Continuation, call } from '../../clientGo/client'
import { collectionPath, objectPath } from '../../clientGo/paths'
import type { Context } from '../../kernel/actor'
import type { Message } from '../../kernel/event'
import { type Identity, identify } from './document'
import type { KnownKind } from './knownKind'
import type { ApplyResult, PersonApply } from './messages'

export interface ApplyJob {
  readonly ask: number
  readonly namespace: string
  readonly documents: readonly unknown[]
  readonly results: ApplyResult[]
}

export interface ApplyStep extends Continuation {
  readonly type: 'apply'
  readonly ask: number
  readonly step: 'get' | 'create' | 'patch'
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const QUERY = { fieldManager: 'kubectl-client-side-apply', fieldValidation: 'Strict' }
const STRATEGIC = { 'content-type': 'application/strategic-merge-patch+json' }

export function startApply(
  context: Context,
  client: Client,
  kinds: readonly KnownKind[],
  jobs: Map<number, ApplyJob>,
  { ask, documents, namespace }: PersonApply,
): void {
  const job: ApplyJob = { ask, documents, namespace, results: [] }
  jobs.set(ask, job)
  goOn(context, client, kinds, jobs, job)
}

export function continueApply(
  context: Context,
  client: Client,
  kinds: readonly KnownKind[],
  jobs: Map<number, ApplyJob>,
  then: ApplyStep,
  answer: Answer,
): void {
  const job = jobs.get(then.ask)
  if (job === undefined) return
  const identity = identify(job.documents[job.results.length], job.namespace, kinds)
  if (typeof identity === 'string') return
  if (then.step === 'get' && answer.status === 404) {
    create(context, client, job, identity)
    return
  }
  if (then.step === 'get' && answer.status < 400) {
    const sent = patch(context, client, job, identity, answer.body)
    if (sent) return
    job.results.push(done(identity, 'unchanged', answer))
  } else if (answer.status >= 400) job.results.push(failed(identity, answer))
  else job.results.push(done(identity, then.step === 'create' ? 'created' : 'configured', answer))
  goOn(context, client, kinds, jobs, job)
}

/** Asks for the next document that says what it is; ends the job after the last. */
function goOn(
  context: Context,
  client: Client,
  kinds: readonly KnownKind[],
  jobs: Map<number, ApplyJob>,
  job: ApplyJob,
): void {
  while (job.results.length < job.documents.length) {
    const identity = identify(job.documents[job.results.length], job.namespace, kinds)
    if (typeof identity !== 'string') {
      const { apiVersion, resource, namespace, name } = identity
      const path = objectPath(apiVersion, resource, namespace, name)
      call(context, client, { method: 'GET', path }, step(job, 'get'))
      return
    }
    job.results.push({ line: identity, status: 400, error: identity, warnings: [] })
  }
  jobs.delete(job.ask)
  context.note({ type: 'person.answered', ask: job.ask, status: 200, body: job.results } as Message)
}

const step = (job: ApplyJob, name: ApplyStep['step']): ApplyStep => ({
  type: 'apply',
  ask: job.ask,
  step: name,
})

function create(context: Context, client: Client, job: ApplyJob, identity: Identity): void {
  const { apiVersion, resource, namespace, document } = identity
  const path = collectionPath(apiVersion, resource, namespace)
  const body = withLastApplied(document, document)
  call(context, client, { method: 'POST', path, query: QUERY, body }, step(job, 'create'))
}

/** Sends the difference; false when there is none. */
function patch(
  context: Context,
  client: Client,
  job: ApplyJob,
  identity: Identity,
  current: unknown,
): boolean {
  if (!isJson(current)) return false
  const { apiVersion, kind, resource, namespace, name, document } = identity
  const modified = withLastApplied(document, document)
  const original = lastApplied(current)
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
  const made = createThreeWayMergePatch(
    original,
    modified,
    current,
    strategicPatchSchema(group, kind),
  )
  const body = 'value' in made ? made.value : modified
  if (Object.keys(body).length === 0) return false
  const path = objectPath(apiVersion, resource, namespace, name)
  const request = { method: 'PATCH', path, query: QUERY, headers: STRATEGIC, body } as const
  call(context, client, request, step(job, 'patch'))
  return true
}

/** What was applied last: kept by kubectl in an annotation of the object itself. */
function lastApplied(current: JsonObject): JsonObject {
  const annotations = objectAt(objectAt(current, 'metadata'), 'annotations')
  const text = annotations[LAST_APPLIED]
  if (typeof text !== 'string') return {}
  const parsed = parseJson(text)
  return isJsonObject(parsed) ? parsed : {}
}

function withLastApplied(document: JsonObject, applied: JsonObject): JsonObject {
  const metadata = objectAt(document, 'metadata')
  const annotations = objectAt(metadata, 'annotations')
  const { [LAST_APPLIED]: _, ...own } = annotations
  const text = `${canonicalJson({ ...applied, metadata: { ...metadata, annotations: own } })}\n`
  return { ...document, metadata: { ...metadata, annotations: { ...own, [LAST_APPLIED]: text } } }
}

function done(identity: Identity, what: string, { status }: Answer): ApplyResult {
  const idle = `nothing acts on a ${identity.kind} in this cluster yet: it is only stored`
  const warnings = identity.storedOnly ? [idle] : []
  return { line: `${identity.printed} ${what}`, status, warnings }
}

/** kubectl's own lines: Invalid is told without its code, everything else with its reason. */
function failed(identity: Identity, { status, body }: Answer): ApplyResult {
  const error = isFailure(body) ? (body.message ?? '') : String(body)
  const reason = isFailure(body) ? (body.reason ?? '') : ''
  const line =
    reason === 'Invalid'
      ? `The ${error}`
      : `Error from server${reason === '' ? '' : ` (${reason})`}: error when applying ${identity.printed}: ${error}`
  return { line, status, error, warnings: [] }
}

function objectAt(value: JsonObject, key: string): JsonObject {
  const found = value[key]
  return isJsonObject(found) ? found : {}
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return undefined
  }
}

/** An object the server answered is JSON. */
const isJson = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null
