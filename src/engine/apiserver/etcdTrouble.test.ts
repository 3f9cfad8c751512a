import { beforeEach, describe, expect, it } from 'vitest'
import { startActor, stopActor } from '../kernel/kernel'
import { seconds } from '../kernel/micros'
import {
  ask,
  configMap,
  ETCD,
  framesOf,
  inShort,
  namesOf,
  responseTo,
  SERVER,
  send,
  serverState,
  startServer,
  type TestServer,
  wait,
} from './testServer.testing'

const MAPS = '/api/v1/namespaces/default/configmaps'

let server: TestServer
let watching: number
beforeEach(() => {
  server = startServer()
  ask(server, 'POST', MAPS, { body: configMap('a') })
  watching = send(server, 'GET', MAPS, { query: { watch: 'true' } })
  wait(server, 10_000)
})

const seen = (): string[] => inShort(framesOf(server, watching))
const anyAge = { query: { resourceVersion: '0' } }

describe('while etcd has no power', () => {
  beforeEach(() => stopActor(server.kernel, ETCD))

  it('what is cached is served, and watches stay open', () => {
    expect(namesOf(ask(server, 'GET', MAPS, anyAge))).toEqual(['a'])
    expect(serverState(server).watches.byId.size).toBe(1)
  })

  it('a write times out after a minute', () => {
    const id = send(server, 'POST', MAPS, { body: configMap('b') })
    wait(server, seconds(59))
    expect(responseTo(server, id)).toBeUndefined()
    wait(server, seconds(12))
    expect(responseTo(server, id)?.body).toMatchObject({
      code: 504,
      message: 'Timeout: request did not complete within the allotted timeout',
    })
  })

  it('health checks fail after two seconds, and say which', () => {
    const id = send(server, 'GET', '/livez')
    wait(server, seconds(2.1))
    const answer = responseTo(server, id)
    expect(answer?.status).toBe(500)
    expect(answer?.body).toContain('[-]etcd failed: reason withheld')
    expect(answer?.body).toContain('livez check failed')
  })

  it('and after it is back, everything goes on and no watch has missed anything', () => {
    wait(server, seconds(5))
    startActor(server.kernel, ETCD)
    wait(server, seconds(1))
    expect(ask(server, 'POST', MAPS, { body: configMap('b') }).status).toBe(201)
    expect(seen()).toEqual(['ADDED a', 'ADDED b'])
    expect(namesOf(ask(server, 'GET', MAPS))).toEqual(['a', 'b'])
  })
})

describe('while the wire from etcd is cut', () => {
  it('what was written meanwhile reaches the watches when the next event shows the gap', () => {
    const { overrides } = server.kernel.state.links
    overrides.set(`${ETCD}>${SERVER}`, { cut: true })
    const lost = send(server, 'POST', MAPS, { body: configMap('b') })
    wait(server, seconds(1))
    expect(seen()).toEqual(['ADDED a'])
    overrides.delete(`${ETCD}>${SERVER}`)
    expect(ask(server, 'POST', MAPS, { body: configMap('c') }).status).toBe(201)
    expect(seen()).toEqual(['ADDED a', 'ADDED b', 'ADDED c'])
    expect(responseTo(server, lost)).toBeUndefined()
  })

  it('a list that must be new finds the gap by itself', () => {
    const { overrides } = server.kernel.state.links
    overrides.set(`${ETCD}>${SERVER}`, { cut: true })
    send(server, 'POST', MAPS, { body: configMap('b') })
    wait(server, seconds(1))
    overrides.delete(`${ETCD}>${SERVER}`)
    const id = send(server, 'GET', MAPS)
    wait(server, seconds(4))
    const answer = responseTo(server, id)
    expect(answer === undefined ? [] : namesOf(answer)).toEqual(['a', 'b'])
  })
})

describe('a server that starts before etcd', () => {
  it('serves when etcd is there', () => {
    stopActor(server.kernel, SERVER)
    stopActor(server.kernel, ETCD)
    startActor(server.kernel, SERVER)
    wait(server, seconds(10))
    const early = send(server, 'GET', MAPS)
    startActor(server.kernel, ETCD)
    wait(server, seconds(60))
    expect(serverState(server).phase).toBe('serving')
    const answer = responseTo(server, early)
    expect(answer === undefined ? [] : namesOf(answer)).toEqual(['a'])
  })
})
