import { describe, expect, it } from 'vitest'
import type { Node } from '../../api/core'
import {
  api,
  type Bench,
  cloudOf,
  createService,
  cutPower,
  endpoint,
  eventsAbout,
  node,
  registerNode,
  run,
  SERVICES,
  sayReady,
  service,
  setEndpoints,
  startBench,
  stateOf,
  tell,
} from '../outside/cloudBench.testing'
import type { CloudMessage } from '../outside/cloudMessages'
import { type CloudControllerManagerState, readCloudControllers } from './state'

const PORTS = [{ protocol: 'TCP', port: 80 }] as const
const SHUTDOWN = { key: 'node.cloudprovider.kubernetes.io/shutdown', effect: 'NoSchedule' }

const order = (bench: Bench, message: CloudMessage) => tell(bench, 'cloud-provider', message)
const condition = (object: Node | undefined, type: string) =>
  object?.status?.conditions?.find((one) => one.type === type)

function oneNode(): Bench {
  const bench = startBench(['node-1'])
  registerNode(bench, 'node-1', '10.244.1.0/24')
  return bench
}

describe('nodes', () => {
  it('a new node learns who it is, and may then be used', () => {
    const bench = oneNode()
    const object = node(bench, 'node-1')
    expect(object?.spec).toMatchObject({ providerID: 'kubeorama:///a/node-1' })
    expect(object?.spec.taints?.map(({ key }) => key) ?? []).not.toContain(
      'node.cloudprovider.kubernetes.io/uninitialized',
    )
    expect(object?.metadata.labels).toMatchObject({
      'node.kubernetes.io/instance-type': 'standard-4',
      'topology.kubernetes.io/zone': 'a',
      'topology.kubernetes.io/region': 'r1',
    })
    expect(object?.status?.addresses).toEqual([
      { type: 'InternalIP', address: '192.168.0.11' },
      { type: 'Hostname', address: 'node-1' },
    ])
    expect(eventsAbout(bench, 'node-1')).toContain('Normal Synced: Node synced successfully')
  })

  it('a silent node whose machine was deleted goes within five seconds', () => {
    const bench = oneNode()
    order(bench, { type: 'deleteMachine', name: 'node-1' })
    cutPower(bench, 'node-1')
    run(bench, 45)
    expect(node(bench, 'node-1')).toBeDefined()
    sayReady(bench, 'node-1', 'Unknown')
    run(bench, 6)
    expect(node(bench, 'node-1')).toBeUndefined()
    expect(eventsAbout(bench, 'node-1')).toContain(
      'Normal DeletingNode: Deleting node node-1 because it does not exist in the cloud provider',
    )
  })

  it('a stopped machine’s node stays, tainted, until it is Ready again', () => {
    const bench = oneNode()
    order(bench, { type: 'setMachinePower', name: 'node-1', on: false })
    sayReady(bench, 'node-1', 'Unknown')
    run(bench, 7)
    expect(node(bench, 'node-1')?.spec.taints).toContainEqual(SHUTDOWN)
    order(bench, { type: 'setMachinePower', name: 'node-1', on: true })
    sayReady(bench, 'node-1', 'True')
    run(bench, 7)
    expect(node(bench, 'node-1')?.spec.taints ?? []).not.toContainEqual(SHUTDOWN)
  })

  it('a node gets a route to its pods, and says so; the route goes with the node', () => {
    const bench = oneNode()
    run(bench, 15)
    expect([...cloudOf(bench).routes.values()]).toMatchObject([
      { targetNode: 'node-1', destinationCIDR: '10.244.1.0/24' },
    ])
    expect(condition(node(bench, 'node-1'), 'NetworkUnavailable')).toMatchObject({
      status: 'False',
      reason: 'RouteCreated',
      message: 'RouteController created a route',
    })
    api(bench, 'DELETE', '/api/v1/nodes/node-1')
    run(bench, 15)
    expect(cloudOf(bench).routes.size).toBe(0)
  })

  it('loops that find nothing to do write nothing', () => {
    const bench = oneNode()
    run(bench, 30)
    const version = () => node(bench, 'node-1')?.metadata.resourceVersion
    const before = version()
    run(bench, 330)
    expect(version()).toBe(before)
  })
})

describe('load balancers', () => {
  it('a Service waits for its address, and is told it', () => {
    const bench = oneNode()
    createService(bench, { type: 'LoadBalancer', ports: PORTS })
    run(bench, 1)
    expect(service(bench, 'web')?.metadata.finalizers).toEqual([
      'service.kubernetes.io/load-balancer-cleanup',
    ])
    expect(service(bench, 'web')?.status?.loadBalancer?.ingress).toBeUndefined()
    run(bench, 7)
    expect(service(bench, 'web')?.status?.loadBalancer?.ingress).toEqual([
      { ip: '203.0.113.10', ipMode: 'VIP' },
    ])
    expect(eventsAbout(bench, 'web')).toEqual([
      'Normal EnsuringLoadBalancer: Ensuring load balancer',
      'Normal EnsuredLoadBalancer: Ensured load balancer',
    ])
  })

  it('a deleted Service stays until its load balancer is gone', () => {
    const bench = oneNode()
    createService(bench, { type: 'LoadBalancer', ports: PORTS })
    run(bench, 8)
    api(bench, 'DELETE', `${SERVICES}/web`)
    run(bench, 0.5)
    expect(service(bench, 'web')?.metadata.deletionTimestamp).toBeDefined()
    run(bench, 5)
    expect(service(bench, 'web')).toBeUndefined()
    expect(cloudOf(bench).loadBalancers.size).toBe(0)
    expect(eventsAbout(bench, 'web').slice(2)).toEqual([
      'Normal DeletingLoadBalancer: Deleting load balancer',
      'Normal DeletedLoadBalancer: Deleted load balancer',
    ])
  })

  it('a Service of another type loses it, and lives', () => {
    const bench = oneNode()
    createService(bench, { type: 'LoadBalancer', ports: PORTS })
    run(bench, 8)
    api(bench, 'PATCH', `${SERVICES}/web`, { spec: { type: 'ClusterIP' } })
    run(bench, 6)
    expect(service(bench, 'web')?.metadata.finalizers).toBeUndefined()
    expect(service(bench, 'web')?.status).toEqual({ loadBalancer: {} })
    expect(cloudOf(bench).loadBalancers.size).toBe(0)
  })

  it('what the cloud refuses is tried again after 5, 10, 20 seconds', () => {
    const bench = oneNode()
    order(bench, {
      type: 'setCloudFault',
      operation: 'EnsureLoadBalancer',
      error: 'quota exceeded',
    })
    createService(bench, { type: 'LoadBalancer', ports: PORTS })
    const syncs = () => {
      const state = stateOf<CloudControllerManagerState>(bench, 'cloud-controller-manager/master-1')
      return readCloudControllers(state).find(({ name }) => name === 'service-controller')
    }
    run(bench, 60)
    // Each try takes three to six seconds: 0, 5, 10 and 20 s after the one before.
    expect(syncs()).toMatchObject({ syncs: 4, retrying: 1, lastKey: 'default/web' })
    expect(eventsAbout(bench, 'web')).toContain(
      'Warning SyncLoadBalancerFailed: Error syncing load balancer: ' +
        'failed to ensure load balancer: quota exceeded',
    )
    order(bench, { type: 'setCloudFault', operation: 'EnsureLoadBalancer', error: '' })
    run(bench, 60)
    expect(service(bench, 'web')?.status?.loadBalancer?.ingress).toHaveLength(1)
    expect(syncs()).toMatchObject({ retrying: 0, depth: 0 })
  })

  it('hears of new nodes', () => {
    const bench = startBench(['node-1', 'node-2'])
    registerNode(bench, 'node-1', '10.244.1.0/24')
    createService(bench, { type: 'LoadBalancer', ports: PORTS })
    run(bench, 8)
    registerNode(bench, 'node-2', '10.244.2.0/24')
    run(bench, 6)
    const [loadBalancer] = cloudOf(bench).loadBalancers.values()
    expect(loadBalancer?.targets).toEqual(['node-1', 'node-2'])
    expect(eventsAbout(bench, 'web')).toContain(
      'Normal UpdatedLoadBalancer: Updated load balancer with new hosts',
    )
  })

  it('under policy Local only nodes with a pod of their own are healthy', () => {
    const bench = startBench(['node-1', 'node-2'])
    registerNode(bench, 'node-1', '10.244.1.0/24')
    registerNode(bench, 'node-2', '10.244.2.0/24')
    createService(bench, { type: 'LoadBalancer', externalTrafficPolicy: 'Local', ports: PORTS })
    setEndpoints(bench, [endpoint('10.244.1.5', 'node-1', 'web-1')])
    run(bench, 20)
    const health = [...cloudOf(bench).targetHealth.values()]
    expect(health.map((target) => [target.node, target.healthy])).toEqual([
      ['node-1', true],
      ['node-2', false],
    ])
  })
})
