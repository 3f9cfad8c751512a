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
