/** Kinds as people type them, and where their objects live. */
export interface ResourceKind {
  /** Empty for core/v1. */
  readonly group: string
  readonly version: string
  readonly plural: string
  readonly singular: string
  readonly short: readonly string[]
  readonly namespaced: boolean
}

const core = (
  plural: string,
  singular: string,
  short: string[],
  namespaced = true,
): ResourceKind => ({
  group: '',
  version: 'v1',
  plural,
  singular,
  short,
  namespaced,
})
const grouped = (
  group: string,
  plural: string,
  singular: string,
  short: string[],
  namespaced = true,
): ResourceKind => ({ group, version: 'v1', plural, singular, short, namespaced })

const kinds: readonly ResourceKind[] = [
  core('pods', 'pod', ['po']),
  core('services', 'service', ['svc']),
  core('nodes', 'node', ['no'], false),
  core('namespaces', 'namespace', ['ns'], false),
  core('configmaps', 'configmap', ['cm']),
  core('secrets', 'secret', []),
  core('serviceaccounts', 'serviceaccount', ['sa']),
  core('endpoints', 'endpoints', ['ep']),
  core('events', 'event', ['ev']),
  core('persistentvolumes', 'persistentvolume', ['pv'], false),
  core('persistentvolumeclaims', 'persistentvolumeclaim', ['pvc']),
  core('resourcequotas', 'resourcequota', ['quota']),
  grouped('apps', 'deployments', 'deployment', ['deploy']),
  grouped('apps', 'replicasets', 'replicaset', ['rs']),
  grouped('apps', 'statefulsets', 'statefulset', ['sts']),
  grouped('apps', 'daemonsets', 'daemonset', ['ds']),
  grouped('batch', 'jobs', 'job', []),
  grouped('batch', 'cronjobs', 'cronjob', ['cj']),
  grouped('policy', 'poddisruptionbudgets', 'poddisruptionbudget', ['pdb']),
  grouped('discovery.k8s.io', 'endpointslices', 'endpointslice', []),
  grouped('coordination.k8s.io', 'leases', 'lease', []),
  grouped('storage.k8s.io', 'storageclasses', 'storageclass', ['sc'], false),
  grouped('storage.k8s.io', 'volumeattachments', 'volumeattachment', [], false),
  grouped('storage.k8s.io', 'csinodes', 'csinode', [], false),
  grouped('storage.k8s.io', 'csidrivers', 'csidriver', [], false),
  grouped('storage.k8s.io', 'csistoragecapacities', 'csistoragecapacity', []),
  grouped('scheduling.k8s.io', 'priorityclasses', 'priorityclass', ['pc'], false),
]

/** `deploy`, `deployment`, `deployments`, `deployments.apps` */
export function findKind(word: string): ResourceKind | undefined {
  const [name = '', ...group] = word.toLowerCase().split('.')
  return kinds.find(
    (kind) =>
      (kind.plural === name || kind.singular === name || kind.short.includes(name)) &&
      (group.length === 0 || kind.group === group.join('.')),
  )
}

/** `deployments` → `deployment`; what is not known is named as its path names it. */
export const singularOf = (plural: string): string =>
  kinds.find((kind) => kind.plural === plural)?.singular ?? plural

/** `deployment.apps`, `pod`: how kubectl names a kind in what it prints. */
export const printedKind = ({ singular, group }: ResourceKind): string =>
  group === '' ? singular : `${singular}.${group}`

/** The path of one object; of the collection when `name` is empty. */
export function pathOf(kind: ResourceKind, namespace: string, name = ''): string {
  const root = kind.group === '' ? `/api/${kind.version}` : `/apis/${kind.group}/${kind.version}`
  const inside = kind.namespaced ? `/namespaces/${namespace}` : ''
  const collection = `${root}${inside}/${kind.plural}`
  return name === '' ? collection : `${collection}/${name}`
}

/** The path of a document's object; undefined when it is none that is known. */
export function pathOfDocument(document: unknown, namespace: string): string | undefined {
  const { apiVersion, kind, metadata } = (document ?? {}) as {
    readonly apiVersion?: unknown
    readonly kind?: unknown
    readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown } | null
  }
  const group = /^(.+)\//.exec(String(apiVersion))?.[1] ?? ''
  const known = findKind(group === '' ? String(kind) : `${kind}.${group}`)
  if (known === undefined || typeof metadata?.name !== 'string') return undefined
  const inside = typeof metadata.namespace === 'string' ? metadata.namespace : namespace
  return pathOf(known, inside, metadata.name)
}

/** `deployment/web`, or `deployment web`: the kind and the names. */
export function targetsOf(
  words: readonly string[],
): { kind: ResourceKind; names: string[] } | string {
  const [first = '', ...rest] = words
  const slash = first.indexOf('/')
  const word = slash < 0 ? first : first.slice(0, slash)
  const kind = findKind(word)
  if (kind === undefined) return `error: the server doesn't have a resource type "${word}"`
  const names = slash < 0 ? rest : words.map((one) => one.slice(one.indexOf('/') + 1))
  return { kind, names }
}
