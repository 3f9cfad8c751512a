/** Records for the tests of what is tied to what. */
import type { PodView, ServiceView, ViewDelta, WorkloadView } from '../../protocol/messages'

export const put = (record: PodView | ServiceView | WorkloadView): ViewDelta => ({
  op: 'put',
  record,
})

export const makePod = (name: string, given: Partial<PodView> = {}): PodView => ({
  kind: 'Pod',
  key: `default/${name}`,
  uid: name,
  namespace: 'default',
  name,
  node: '',
  look: 'running',
  status: 'Running',
  readyContainers: 1,
  containers: [],
  restarts: 0,
  owner: '',
  labels: {},
  cpuMillis: 0,
  memoryBytes: 0,
  ip: '',
  createdAt: 0,
  priority: 0,
  ...given,
})

export const makeWorkload = (objectKind: string, name: string, owner = ''): WorkloadView => ({
  kind: 'Workload',
  key: `${objectKind}/default/${name}`,
  objectKind,
  namespace: 'default',
  name,
  desired: 1,
  ready: 1,
  updated: 1,
  available: 1,
  images: [],
  owner,
  ending: false,
})

export const makeService = (name: string, given: Partial<ServiceView> = {}): ServiceView => ({
  kind: 'Service',
  key: `default/${name}`,
  namespace: 'default',
  name,
  type: 'ClusterIP',
  clusterIP: '',
  ports: [],
  externalIP: '',
  selector: {},
  readyEndpoints: [],
  notReadyEndpoints: 0,
  ...given,
})
