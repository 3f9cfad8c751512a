/**
 * What the palette and the menus make, as the requests kubectl would send. Names are the first free
 * ones; what the server refuses comes back as a problem, in its own words.
 */
import type { HttpRequest, HttpResponse, Problem } from '../protocol/messages'
import { verbs } from '../words/english/verbs'
import { wordsOf } from '../words/language'
import { request } from './actions'
import { recordsOf } from './cluster'

export interface DeploymentWish {
  readonly name?: string
  readonly image?: string
  readonly replicas?: number
}
export interface PodWish {
  readonly name?: string
  readonly image?: string
  /** Puts it on this node past the scheduler, as spec.nodeName does. */
  readonly node?: string
}
export interface ServiceWish {
  readonly name?: string
  readonly selector: Readonly<Record<string, string>>
  readonly type?: 'ClusterIP' | 'NodePort' | 'LoadBalancer'
  readonly port?: number
}

export type Outcome = { readonly made: string } | { readonly problem: Problem }

const DEFAULT_IMAGE = 'nginx:1.27'
const NAMESPACE = 'default'

export async function createDeployment(wish: DeploymentWish = {}): Promise<Outcome> {
  const taken = recordsOf('Workload').filter((one) => one.objectKind === 'Deployment')
  const name =
    wish.name ??
    freeName(
      'shop',
      taken.map((one) => one.name),
    )
  const labels = { app: name }
  const container = {
    name: 'web',
    image: wish.image ?? DEFAULT_IMAGE,
    ports: [{ containerPort: 80 }],
  }
  const body = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: NAMESPACE, labels },
    spec: {
      replicas: wish.replicas ?? 3,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [{ ...container, resources: { requests: { cpu: '100m', memory: '128Mi' } } }],
        },
      },
    },
  }
  return create(
    '/apis/apps/v1/namespaces/default/deployments',
    body,
    `Deployment/${NAMESPACE}/${name}`,
  )
}

export async function createPod(wish: PodWish = {}): Promise<Outcome> {
  const name =
    wish.name ??
    freeName(
      'pod',
      recordsOf('Pod').map((one) => one.name),
    )
  const containers = [{ name: 'web', image: wish.image ?? DEFAULT_IMAGE }]
  const spec = wish.node === undefined ? { containers } : { containers, nodeName: wish.node }
  const metadata = { name, namespace: NAMESPACE, labels: { run: name } }
  const body = { apiVersion: 'v1', kind: 'Pod', metadata, spec }
  return create('/api/v1/namespaces/default/pods', body, `Pod/${NAMESPACE}/${name}`)
}

export async function createService(wish: ServiceWish): Promise<Outcome> {
  const wanted = wish.selector.app ?? 'service'
  const name =
    wish.name ??
    freeName(
      wanted,
      recordsOf('Service').map((one) => one.name),
    )
  const port = wish.port ?? 80
  const body = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace: NAMESPACE },
    spec: {
      type: wish.type ?? 'LoadBalancer',
      selector: wish.selector,
      ports: [{ port, targetPort: port }],
    },
  }
  return create('/api/v1/namespaces/default/services', body, `Service/${NAMESPACE}/${name}`)
}

const MERGE_PATCH = { 'content-type': 'application/merge-patch+json' }
const STRATEGIC_PATCH = { 'content-type': 'application/strategic-merge-patch+json' }

export const scale = (
  namespace: string,
  deployment: string,
  replicas: number,
): Promise<Problem | undefined> =>
  change(wordsOf(verbs).asked.scale(deployment), {
    method: 'PATCH',
    path: `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}/scale`,
    headers: MERGE_PATCH,
    body: { spec: { replicas } },
  })

/** As `kubectl set image` does: a strategic merge patch of one container. */
export const setImage = (
  namespace: string,
  deployment: string,
  container: string,
  image: string,
): Promise<Problem | undefined> =>
  change(wordsOf(verbs).asked.image(deployment), {
    method: 'PATCH',
    path: `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`,
    headers: STRATEGIC_PATCH,
    body: { spec: { template: { spec: { containers: [{ name: container, image }] } } } },
  })

export function cordon(node: string, unschedulable: boolean): Promise<Problem | undefined> {
  const { asked } = wordsOf(verbs)
  return change(unschedulable ? asked.cordon(node) : asked.uncordon(node), {
    method: 'PATCH',
    path: `/api/v1/nodes/${node}`,
    headers: STRATEGIC_PATCH,
    body: { spec: { unschedulable: unschedulable ? true : null } },
  })
}

/** Deletes by path, in the background as kubectl does. */
export const remove = (path: string): Promise<Problem | undefined> =>
  change(wordsOf(verbs).asked.delete(path.slice(path.lastIndexOf('/') + 1)), {
    method: 'DELETE',
    path,
    body: { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background' },
  })

async function create(path: string, body: unknown, made: string): Promise<Outcome> {
  const query = { fieldManager: 'kubectl-create', fieldValidation: 'Strict' }
  const answer = await request({ method: 'POST', path, query, body })
  const problem = problemOf(wordsOf(verbs).asked.create, answer)
  return problem === undefined ? { made } : { problem }
}

async function change(where: string, http: HttpRequest): Promise<Problem | undefined> {
  return problemOf(where, await request(http))
}

/** What the API server said against it, if it did. `where` says what it was asked. */
export function problemOf(where: string, { status, body }: HttpResponse): Problem | undefined {
  if (status < 400) return undefined
  return { where, what: messageOf(body), remedy: '' }
}

function messageOf(body: unknown): string {
  const known = typeof body === 'object' && body !== null && 'message' in body
  return known && typeof body.message === 'string' ? body.message : String(body)
}

/** `shop`, `shop-2`, `shop-3` … whichever is free first. */
function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken)
  if (!names.has(wanted)) return wanted
  let number = 2
  while (names.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}
