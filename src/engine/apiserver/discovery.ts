/**
 * What the server serves, told to clients: made of the registry.
 * Source: Kubernetes v1.35 staging/src/k8s.io/apiserver/pkg/endpoints/discovery
 */
import { resources } from './registry/registry'
import type { ResourceDefinition } from './registry/resource'

interface ApiResource {
  readonly name: string
  readonly singularName: string
  readonly namespaced: boolean
  readonly group?: string
  readonly version?: string
  readonly kind: string
  readonly verbs: readonly string[]
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
}

/** Source: pkg/controlplane/apiserver (group priorities of the aggregator). */
const GROUP_ORDER: readonly string[] = [
  'apps',
  'events.k8s.io',
  'authentication.k8s.io',
  'authorization.k8s.io',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'storage.k8s.io',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'scheduling.k8s.io',
  'coordination.k8s.io',
  'node.k8s.io',
  'discovery.k8s.io',
  'resource.k8s.io',
  'flowcontrol.apiserver.k8s.io',
]

const CHANGE = ['get', 'patch', 'update']
const CONNECT = ['create', 'get']

/** What a subresource is, where it is not the object itself. */
const SUBRESOURCES: Readonly<Record<string, Partial<ApiResource> & Pick<ApiResource, 'verbs'>>> = {
  status: { verbs: CHANGE },
  resize: { verbs: CHANGE },
  ephemeralcontainers: { verbs: CHANGE },
  finalize: { verbs: ['update'] },
  log: { verbs: ['get'] },
  scale: { group: 'autoscaling', version: 'v1', kind: 'Scale', verbs: CHANGE },
  binding: { kind: 'Binding', verbs: ['create'] },
  eviction: { group: 'policy', version: 'v1', kind: 'Eviction', verbs: ['create'] },
  token: { group: 'authentication.k8s.io', version: 'v1', kind: 'TokenRequest', verbs: ['create'] },
  attach: { kind: 'PodAttachOptions', verbs: CONNECT },
  exec: { kind: 'PodExecOptions', verbs: CONNECT },
  portforward: { kind: 'PodPortForwardOptions', verbs: CONNECT },
  proxy: { verbs: ['create', 'delete', 'get', 'patch', 'update'] },
}

/** Subresources that are a connection to a node or a pod. */
export const CONNECTIONS: ReadonlySet<string> = new Set([
  'attach',
  'exec',
  'log',
  'portforward',
  'proxy',
])

/** What may be done to a subresource. */
export const subresourceVerbs = (subresource: string): readonly string[] =>
  SUBRESOURCES[subresource]?.verbs ?? CHANGE

/** The document of a discovery path; undefined for any other path. */
export function discoveryDocument(path: string): unknown {
  const parts = path.replace(/\/$/, '').split('/').slice(1)
  const [root, first = '', second = ''] = parts
  if (root === 'api' && parts.length <= 2) {
    if (parts.length === 1) return API_VERSIONS
    return first === 'v1' ? resourceList('', 'v1') : undefined
  }
  if (root !== 'apis' || parts.length > 3) return undefined
  if (parts.length === 1) {
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupNames().map(groupOf) }
  }
  if (!groupNames().includes(first)) return undefined
  if (parts.length === 3) return resourceList(first, second)
  return { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(first) }
}

/** Whether a group has a version: paths below any other are unknown to everybody. */
export const hasVersion = (group: string, version: string): boolean =>
  resources.some((one) => one.group === group && one.version === version)

const API_VERSIONS = { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] }

function groupNames(): readonly string[] {
  const served = new Set(resources.map(({ group }) => group))
  const known = GROUP_ORDER.filter((group) => served.has(group))
  const rest = [...served].filter((group) => group !== '' && !GROUP_ORDER.includes(group)).sort()
  return [...known, ...rest]
}

function groupOf(name: string): object {
  const all = new Set(resources.filter(({ group }) => group === name).map(({ version }) => version))
  const versions = [...all].map((version) => ({ groupVersion: `${name}/${version}`, version }))
  return { name, versions, preferredVersion: versions[0] }
}

function resourceList(group: string, version: string): unknown {
  const served = resources.filter((one) => one.group === group && one.version === version)
  if (served.length === 0) return undefined
  const list = served.flatMap((one) => [
    resourceEntry(one),
    ...one.subresources.map((subresource) => subresourceEntry(one, subresource)),
  ])
  list.sort((a, b) => (a.name < b.name ? -1 : 1))
  const groupVersion = group === '' ? version : `${group}/${version}`
  return group === ''
    ? { kind: 'APIResourceList', groupVersion, resources: list }
    : { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources: list }
}

function resourceEntry(definition: ResourceDefinition): ApiResource {
  const { resource, singular, namespaced, kind, shortNames, categories } = definition
  return {
    name: resource,
    singularName: singular,
    namespaced,
    kind,
    verbs: [...definition.verbs].sort(),
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  }
}

function subresourceEntry(
  { resource, namespaced, kind }: ResourceDefinition,
  subresource: string,
): ApiResource {
  const known = SUBRESOURCES[subresource] ?? { verbs: CHANGE }
  const shown = subresource === 'proxy' ? `${kind}ProxyOptions` : kind
  return { name: `${resource}/${subresource}`, singularName: '', namespaced, kind: shown, ...known }
}
