/**
 * Who may do what, until Role objects say so: the parts of the bootstrap policy that the
 * components of this cluster need. Rules are matched as RBAC matches them.
 * Source: Kubernetes v1.35 plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go
 */

/** `*` stands for all. A resource may be `pods/binding` or `*` (with every subresource). */
export interface PolicyRule {
  readonly verbs: readonly string[]
  readonly groups: readonly string[]
  readonly resources: readonly string[]
}

/** Paths everybody may read: discovery, health and version. */
export const PUBLIC_PATHS: readonly string[] = [
  '/',
  '/api',
  '/api/*',
  '/apis',
  '/apis/*',
  '/healthz',
  '/healthz/*',
  '/livez',
  '/livez/*',
  '/readyz',
  '/readyz/*',
  '/version',
  '/version/',
  '/openapi/*',
]

const READ = ['get', 'list', 'watch']
const EVERYTHING: PolicyRule = { verbs: ['*'], groups: ['*'], resources: ['*'] }
const RECORD_EVENTS: PolicyRule = {
  verbs: ['create', 'patch', 'update'],
  groups: ['', 'events.k8s.io'],
  resources: ['events'],
}
const REVIEW: PolicyRule = {
  verbs: ['create'],
  groups: ['authentication.k8s.io', 'authorization.k8s.io'],
  resources: ['*'],
}
const LEADER_ELECTION: PolicyRule = {
  verbs: ['create', 'get', 'list', 'watch', 'update', 'patch'],
  groups: ['coordination.k8s.io'],
  resources: ['leases'],
}

const SCHEDULER: readonly PolicyRule[] = [
  RECORD_EVENTS,
  REVIEW,
  LEADER_ELECTION,
  { verbs: ['get', 'list', 'watch', 'delete'], groups: [''], resources: ['pods'] },
  { verbs: ['create'], groups: [''], resources: ['pods/binding', 'bindings'] },
  { verbs: ['patch', 'update'], groups: [''], resources: ['pods/status'] },
  // Source: the role system:volume-scheduler, bound to it beside its own.
  {
    verbs: [...READ, 'patch', 'update'],
    groups: [''],
    resources: ['persistentvolumes', 'persistentvolumeclaims'],
  },
  {
    verbs: READ,
    groups: ['', 'apps', 'policy', 'storage.k8s.io', 'scheduling.k8s.io', 'resource.k8s.io'],
    resources: ['*'],
  },
  { verbs: ['patch', 'update'], groups: ['resource.k8s.io'], resources: ['*'] },
]

const NODE: readonly PolicyRule[] = [
  RECORD_EVENTS,
  REVIEW,
  LEADER_ELECTION,
  { verbs: [...READ, 'create', 'delete'], groups: [''], resources: ['pods'] },
  { verbs: ['patch', 'update'], groups: [''], resources: ['pods/status'] },
  { verbs: ['create'], groups: [''], resources: ['pods/eviction', 'serviceaccounts/token'] },
  { verbs: [...READ, 'create', 'patch', 'update'], groups: [''], resources: ['nodes'] },
  { verbs: ['patch', 'update'], groups: [''], resources: ['nodes/status'] },
  {
    verbs: READ,
    groups: [''],
    resources: [
      'configmaps',
      'secrets',
      'services',
      'serviceaccounts',
      'persistentvolumes',
      'persistentvolumeclaims',
    ],
  },
  {
    verbs: [...READ, 'create', 'patch', 'update', 'delete'],
    groups: ['storage.k8s.io'],
    resources: ['csinodes', 'volumeattachments', 'csidrivers'],
  },
  { verbs: READ, groups: ['node.k8s.io', 'resource.k8s.io'], resources: ['*'] },
]

const PROXY: readonly PolicyRule[] = [
  RECORD_EVENTS,
  { verbs: READ, groups: [''], resources: ['nodes', 'services', 'endpoints'] },
  { verbs: READ, groups: ['discovery.k8s.io'], resources: ['endpointslices'] },
  { verbs: READ, groups: ['networking.k8s.io'], resources: ['servicecidrs'] },
]

/** Rules by user name. */
export const USER_RULES: ReadonlyMap<string, readonly PolicyRule[]> = new Map([
  ['system:kube-scheduler', SCHEDULER],
  ['system:kube-controller-manager', [EVERYTHING]],
  ['system:kube-proxy', PROXY],
])

/** Rules by group. Controllers' service accounts are not told apart yet. */
export const GROUP_RULES: ReadonlyMap<string, readonly PolicyRule[]> = new Map([
  ['system:nodes', [...NODE, ...PROXY]],
  ['system:serviceaccounts:kube-system', [EVERYTHING]],
  ['system:authenticated', [REVIEW]],
])
