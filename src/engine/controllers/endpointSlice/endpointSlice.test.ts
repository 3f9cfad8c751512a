import { describe, expect, it } from 'vitest'
import type { Pod, Service } from '../../../api/core'
import type { EndpointSlice } from '../../../api/discovery'
import type { KubeObject } from '../../../api/meta'
import { linesOf, makeDesk, requestsOf } from '../desk.testing'
import { controllerRef, makeNode, makePod, makeService, NOON } from '../objects.testing'
import type { Outcome } from '../plan'
import { endpointSliceController } from './endpointSlice'
import { sliceWritten } from './sliceTracker'

const KEY = 'default/web'
const SLICES = '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices'

const node = makeNode('node-1', { zone: 'a' })
const web = makeService()

const podAt = (name: string, ip: string, parts: Parameters<typeof makePod>[1] = {}): Pod =>
  makePod(name, { ...parts, status: { podIP: ip, podIPs: [{ ip }], ...parts.status } })

const makeDeskWith = (...objects: KubeObject[]) =>
  makeDesk(endpointSliceController.createMemory(), [node, ...objects])

const plan = (...objects: KubeObject[]) =>
  endpointSliceController.reconcile(KEY, makeDeskWith(...objects))

/** What a plan creates or updates, by the name of the slice; '' for new ones. */
const written = (...objects: KubeObject[]) =>
  requestsOf(plan(...objects)).map(({ body }) => body as EndpointSlice)

/** The slice as stored that the first plan for these pods asked for. */
function storedSlice(service: Service, pods: readonly Pod[], name = 'web-x2k9p'): EndpointSlice {
  const [draft] = written(service, ...pods)
  if (draft === undefined) throw new Error('no slice was written')
  const { generateName: _, ...metadata } = draft.metadata
  const server = { name, uid: name, resourceVersion: '8', creationTimestamp: NOON, generation: 1 }
  return { ...draft, metadata: { ...metadata, ...server } }
}

const fleet = (count: number): readonly Pod[] =>
  Array.from({ length: count }, (_, i) => podAt(`p${i}`, `10.244.${i >> 8}.${i % 256}`))

describe('A Service', () => {
  it('has an empty slice when no pod stands behind it', () => {
    expect(written(web)).toMatchObject([
      {
        metadata: {
          generateName: 'web-',
          labels: {
            'kubernetes.io/service-name': 'web',
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          },
          annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': NOON },
          ownerReferences: [{ kind: 'Service', name: 'web', controller: true }],
        },
        addressType: 'IPv4',
        endpoints: [],
        ports: [],
      },
    ])
  })

  it('keeps its empty slice as it is', () => {
    expect(plan(web, storedSlice(web, []))).toEqual({ steps: [] })
  })

  it('turns its empty slice into one with endpoints, and back', () => {
    const pod = podAt('a', '10.244.1.2')
    const [filled] = written(web, storedSlice(web, []), pod)
    expect(filled).toMatchObject({
      metadata: { name: 'web-x2k9p' },
      endpoints: [
        {
          addresses: ['10.244.1.2'],
          conditions: { ready: true, serving: true, terminating: false },
          nodeName: 'node-1',
          zone: 'a',
          targetRef: { kind: 'Pod', namespace: 'default', name: 'a', uid: 'uid-a' },
        },
      ],
      ports: [{ name: '', port: 8080, protocol: 'TCP' }],
    })
    const [emptied] = written(web, storedSlice(web, [pod]))
    expect(emptied).toMatchObject({ metadata: { name: 'web-x2k9p' }, endpoints: [], ports: [] })
  })

  it('has at most 100 endpoints in a slice', () => {
    const sizes = written(web, ...fleet(250)).map(({ endpoints }) => endpoints.length)
    expect(sizes).toEqual([100, 100, 50])
  })

  it('changes one endpoint with one write', () => {
    const pods = fleet(3)
    const slice = storedSlice(web, pods)
    const unready = podAt('p1', '10.244.0.1', { ready: 'False' })
    const updates = written(web, slice, ...pods.filter((_, i) => i !== 1), unready)
    expect(updates.map(({ endpoints }) => endpoints.map((one) => one.conditions?.ready))).toEqual([
      [true, false, true],
    ])
  })

  it('fills the slice that a new endpoint fits best', () => {
    const pods = fleet(90)
    const small = storedSlice(web, pods.slice(0, 20), 'web-small')
    const large = storedSlice(web, pods.slice(20), 'web-large')
    const updates = written(web, small, large, ...pods, podAt('late', '10.244.9.9'))
    expect(updates.map(({ metadata }) => metadata.name)).toEqual(['web-large'])
  })

  it('has a set of slices for each number a named port stands for', () => {
    const named = makeService({ ports: [{ name: 'http', port: 80, targetPort: 'http' }] })
    const withPort = (name: string, ip: string, containerPort: number) =>
      podAt(name, ip, {
        spec: { containers: [{ name: 'c', image: 'x', ports: [{ name: 'http', containerPort }] }] },
      })
    const slices = written(
      named,
      withPort('a', '10.244.1.2', 8080),
      withPort('b', '10.244.1.3', 9090),
    )
    expect(slices.map(({ ports }) => ports)).toEqual([
      [{ name: 'http', protocol: 'TCP', port: 8080 }],
      [{ name: 'http', protocol: 'TCP', port: 9090 }],
    ])
  })

  it.each<[string, Service, Pod, object]>([
    [
      'a pod that is not ready',
      web,
      podAt('a', '1.2.3.4', { ready: 'False' }),
      [false, false, false],
    ],
    [
      'a pod that is ending but still serves',
      web,
      podAt('a', '1.2.3.4', { deleted: true }),
      [false, true, true],
    ],
    [
      'a pod that is not ready, published all the same',
      makeService({ publishNotReadyAddresses: true }),
      podAt('a', '1.2.3.4', { ready: 'False' }),
      [true, false, false],
    ],
  ])('says of %s whether it is ready, serving and terminating', (_, service, pod, want) => {
    const { ready, serving, terminating } = written(service, pod)[0]?.endpoints[0]?.conditions ?? {}
    expect([ready, serving, terminating]).toEqual(want)
  })

  it.each([
    ['has no address yet', makePod('a')],
    ['has come to its end', podAt('a', '1.2.3.4', { status: { phase: 'Succeeded' } })],
    ['has other labels', podAt('a', '1.2.3.4', { labels: { app: 'db' } })],
  ])('leaves out a pod that %s', (_, pod) => {
    expect(written(web, pod)[0]?.endpoints).toEqual([])
  })

  it('leaves out a pod whose node is unknown, and comes back for it', () => {
    const lost = podAt('a', '1.2.3.4', { spec: { nodeName: 'gone' } })
    const desk = makeDeskWith(web, lost)
    const { next, steps } = endpointSliceController.reconcile(KEY, desk)
    expect(linesOf({ steps })).toEqual([`POST ${SLICES}`])
    const outcome: Outcome = { error: undefined, answers: [] }
    const then = next && endpointSliceController.resume?.(next, outcome, KEY, desk)
    expect(then?.fail).toBe('skipping Pod a for Service default/web: Node gone Not Found')
  })

  it('waits for its cache to show what it wrote', () => {
    const pods = fleet(1)
    const slice = storedSlice(web, pods)
    const desk = makeDeskWith(web, slice, ...pods)
    const newer = { ...slice, metadata: { ...slice.metadata, generation: 2 } }
    sliceWritten(desk.memory.tracker, KEY, newer)
    expect(endpointSliceController.reconcile(KEY, desk)).toEqual({
      steps: [],
      fail: 'EndpointSlice informer cache is out of date',
    })
  })

  it('looks again a second after somebody else wrote its slice', () => {
    const slice = storedSlice(web, [])
    const desk = makeDeskWith(web, slice)
    const event = { type: 'update', informer: 'endpointslices', key: KEY, old: slice } as const
    sliceWritten(desk.memory.tracker, KEY, slice)
    endpointSliceController.observe({ ...event, object: slice }, desk)
    expect([...desk.delayed]).toEqual([])
    const foreign = { ...slice, metadata: { ...slice.metadata, generation: 2 } }
    endpointSliceController.observe({ ...event, object: foreign }, desk)
    expect([...desk.delayed]).toEqual([[KEY, 1_000_000]])
  })

  it('replaces a slice that an earlier Service of its name has left', () => {
    const slice = storedSlice(web, [])
    const owner = { ...controllerRef(web), uid: 'uid-before' }
    const foreign = { ...slice, metadata: { ...slice.metadata, ownerReferences: [owner] } }
    expect(linesOf(plan(web, foreign))).toEqual([`POST ${SLICES}`, `DELETE ${SLICES}/web-x2k9p`])
  })
})
