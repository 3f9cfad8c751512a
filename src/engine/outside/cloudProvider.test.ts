import { beforeEach, describe, expect, it } from 'vitest'
import { behaviour } from '../kernel/actor'
import type { Message, Note } from '../kernel/event'
import { addActor, advance, createKernel, type Kernel, post } from '../kernel/kernel'
import { type Micros, seconds } from '../kernel/micros'
import { keptRecords } from '../kernel/trace'
import type {
  CloudCall,
  CloudMessage,
  CloudResponse,
  CloudResult,
  LoadBalancerSpec,
  MachineNote,
} from './cloudMessages'
import { type CloudProviderState, cloudProvider } from './cloudProvider'

/** Somebody who asks the cloud, and keeps the answers. */
const asker = behaviour<{ answers: CloudResponse[] }, undefined>({
  init: () => ({ answers: [] }),
  receive: (state, message) => void state.answers.push(message as CloudResponse),
})

let kernel: Kernel

beforeEach(() => {
  kernel = createKernel({
    seed: 7,
    checked: true,
    behaviours: new Map([
      ['cloud-provider', behaviour(cloudProvider)],
      ['asker', asker],
    ]),
  })
  const machines = ['node-1', 'node-2'].map((name) => ({
    name,
    zone: 'a',
    instanceType: 'standard-4',
  }))
  addActor(kernel, 'cloud-provider', 'cloud-provider', { machines })
  addActor(kernel, 'asker', 'asker', undefined)
})

const order = (message: CloudMessage) => post(kernel, 'cloud-provider', message, 'asker')
const run = (duration: Micros) => advance(kernel, kernel.state.now + duration)
const cloud = () => kernel.state.actors.get('cloud-provider')?.state as CloudProviderState

/** Asks, and lets a minute pass. */
function ask(call: CloudCall): CloudResult {
  order({ type: 'cloudRequest', id: 1, call })
  run(seconds(60))
  const state = kernel.state.actors.get('asker')?.state as { answers: CloudResponse[] } | undefined
  return state?.answers.at(-1)?.result ?? {}
}

const machineStates = () =>
  keptRecords(kernel.state.trace)
    .filter((record): record is Note => 'note' in record)
    .map(({ note, at }) => ({ note: note as MachineNote, at }))
    .filter(({ note }) => note.type === 'cloud.machine')
    .map(({ note, at }) => ({ state: note.state, at }))

const wish = (name: string, spec: Partial<LoadBalancerSpec> = {}): LoadBalancerSpec => ({
  name,
  service: `default/${name}`,
  ports: [{ protocol: 'TCP', port: 80, nodePort: 31234 }],
  hosts: [{ name: 'node-1', providerID: 'kubeorama:///a/node-1' }],
  sourceRanges: [],
  clientAffinity: false,
  healthCheckNodePort: 0,
  requestedIP: '',
  ...spec,
})
const ensure = (name: string, spec: Partial<LoadBalancerSpec> = {}) =>
  ask({ operation: 'EnsureLoadBalancer', spec: wish(name, spec) })

describe('machines', () => {
  const instance = { name: 'node-1', providerID: '' }

  it('a machine tells its provider id, its place and its address', () => {
    expect(ask({ operation: 'InstanceMetadata', instance }).metadata).toEqual({
      providerID: 'kubeorama:///a/node-1',
      instanceType: 'standard-4',
      nodeAddresses: [{ type: 'InternalIP', address: '192.168.0.11' }],
      zone: 'a',
      region: 'r1',
      additionalLabels: {},
    })
  })

  it('a machine of the same name in another zone is not the one meant', () => {
    const other = { name: 'node-1', providerID: 'kubeorama:///b/node-1' }
    expect(ask({ operation: 'InstanceExists', instance: other }).yes).toBe(false)
    expect(ask({ operation: 'InstanceMetadata', instance: other }).error).toBe('instance not found')
  })

  it('a machine boots for half a minute to a minute, and has an address of its own', () => {
    order({ type: 'createMachine', machine: { name: 'node-3', zone: 'b', instanceType: 's' } })
    run(seconds(61))
    const [booting, running, ...more] = machineStates()
    expect([booting?.state, running?.state, more.length]).toEqual(['booting', 'running', 0])
    const took = (running?.at ?? 0) - (booting?.at ?? 0)
    expect(took).toBeGreaterThanOrEqual(seconds(30))
    expect(took).toBeLessThanOrEqual(seconds(60))
    expect(cloud().machines.get('node-3')?.address).toBe('192.168.0.13')
  })

  it('a stopped machine exists and is shut down, until it is started again', () => {
    order({ type: 'setMachinePower', name: 'node-1', on: false })
    expect(ask({ operation: 'InstanceExists', instance }).yes).toBe(true)
    expect(ask({ operation: 'InstanceShutdown', instance }).yes).toBe(true)
    order({ type: 'setMachinePower', name: 'node-1', on: true })
    expect(ask({ operation: 'InstanceShutdown', instance }).yes).toBe(false)
  })

  it('a deleted machine is off at once, and gone when the cloud has cleaned up', () => {
    order({ type: 'deleteMachine', name: 'node-1' })
    // Each question is answered at once, and then a minute passes.
    expect(ask({ operation: 'InstanceShutdown', instance }).yes).toBe(true)
    expect(ask({ operation: 'InstanceExists', instance }).yes).toBe(false)
    expect(machineStates().map(({ state }) => state)).toEqual(['deleting', 'gone'])
  })

  it('a machine deleted while it boots never runs', () => {
    order({ type: 'createMachine', machine: { name: 'node-3', zone: 'b', instanceType: 's' } })
    run(seconds(5))
    order({ type: 'deleteMachine', name: 'node-3' })
    run(seconds(120))
    expect(machineStates().map(({ state }) => state)).toEqual(['booting', 'deleting', 'gone'])
  })
})

describe('load balancers', () => {
  it('each has an address of its own, and keeps it when it is asked for again', () => {
    expect(ensure('a')).toEqual({ loadBalancer: { ip: '203.0.113.10' } })
    expect(ensure('b')).toEqual({ loadBalancer: { ip: '203.0.113.11' } })
    expect(ensure('a', { ports: [] })).toEqual({ loadBalancer: { ip: '203.0.113.10' } })
    expect(cloud().loadBalancers.get('a')?.spec.ports).toEqual([])
  })

  it('an address is not given to the next one at once', () => {
    ensure('a')
    ask({ operation: 'EnsureLoadBalancerDeleted', name: 'a' })
    expect(ask({ operation: 'GetLoadBalancer', name: 'a' })).toEqual({ yes: false })
    expect(ensure('b')).toEqual({ loadBalancer: { ip: '203.0.113.11' } })
  })

  it('a wished address is given if it is free', () => {
    expect(ensure('a', { requestedIP: '203.0.113.77' })).toEqual({
      loadBalancer: { ip: '203.0.113.77' },
    })
    expect(ensure('b', { requestedIP: '203.0.113.77' }).error).toBe(
      'address 203.0.113.77 is not available',
    )
  })

  it('deleting what is not there succeeds, updating it does not', () => {
    expect(ask({ operation: 'EnsureLoadBalancerDeleted', name: 'x' })).toEqual({})
    expect(ask({ operation: 'UpdateLoadBalancer', name: 'x', hosts: [] }).error).toBe(
      'load balancer x does not exist',
    )
  })

  it('of many nodes it uses twenty-five, and keeps those it has', () => {
    const hosts = (from: number) =>
      Array.from({ length: 40 }, (_, index) => ({ name: `n${from + index}`, providerID: '' }))
    ensure('a', { hosts: hosts(0) })
    ask({ operation: 'UpdateLoadBalancer', name: 'a', hosts: hosts(20) })
    const targets = cloud().loadBalancers.get('a')?.targets ?? []
    expect(targets).toHaveLength(25)
    expect(targets.slice(0, 6)).toEqual(['n20', 'n21', 'n22', 'n23', 'n24', 'n25'])
    expect(targets.every((name) => Number(name.slice(1)) >= 20)).toBe(true)
  })

  it('a node that never answered its health check gets no traffic', () => {
    ensure('a')
    expect([...cloud().targetHealth.values()]).toMatchObject([{ node: 'node-1', healthy: false }])
  })
})

describe('routes', () => {
  it('are listed after they are made, and not after they are deleted', () => {
    const route = { name: 'r', targetNode: 'node-1', destinationCIDR: '10.244.1.0/24' }
    ask({ operation: 'CreateRoute', route })
    expect(ask({ operation: 'ListRoutes' }).routes).toEqual([route])
    ask({ operation: 'DeleteRoute', name: 'r' })
    expect(ask({ operation: 'ListRoutes' }).routes).toEqual([])
  })
})

it('an operation fails while an operator wants it to', () => {
  order({ type: 'setCloudFault', operation: 'EnsureLoadBalancer', error: 'quota exceeded' })
  expect(ensure('a')).toEqual({ error: 'quota exceeded' })
  order({ type: 'setCloudFault', operation: 'EnsureLoadBalancer', error: '' })
  expect(ensure('a').error).toBeUndefined()
})

describe('disks', () => {
  const create = (name: string, zone: string) =>
    ask({ operation: 'CreateDisk', spec: { name, zone, size: '1Gi' } })
  const attach = (name: string, machine: string) => ask({ operation: 'AttachDisk', name, machine })

  it('are for one machine at a time, and only where they are', () => {
    create('near', 'a')
    create('far', 'b')
    expect(attach('near', 'node-1')).toEqual({})
    expect(attach('near', 'node-2').error).toBe('disk near is attached to machine node-1')
    expect(attach('far', 'node-1').error).toBe('disk far is in zone b, machine node-1 in zone a')
  })

  it('are not deleted while a machine has them', () => {
    create('d', 'a')
    attach('d', 'node-1')
    expect(ask({ operation: 'DeleteDisk', name: 'd' }).error).toBe(
      'disk d is in use by machine node-1',
    )
    ask({ operation: 'DetachDisk', name: 'd', machine: 'node-1' })
    expect(ask({ operation: 'DeleteDisk', name: 'd' })).toEqual({})
    expect(cloud().disks.size).toBe(0)
  })

  it('keep what the machine that has them writes, and hear no other', () => {
    create('d', 'a')
    attach('d', 'node-1')
    const write = (node: string, text: string) =>
      post(
        kernel,
        'cloud-provider',
        { type: 'disk.write', disk: 'd', node, files: { f: text } } as Message,
        'asker',
      )
    write('node-1', 'kept')
    write('node-2', 'late')
    run(seconds(1))
    expect(cloud().disks.get('d')?.files).toEqual({ f: 'kept' })
  })

  it('outlive the machine', () => {
    create('d', 'a')
    attach('d', 'node-1')
    order({ type: 'deleteMachine', name: 'node-1' })
    run(seconds(60))
    expect(cloud().disks.get('d')?.attachedTo).toBe('')
  })
})
