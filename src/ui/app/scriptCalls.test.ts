import { describe, expect, it } from 'vitest'
import { readPlay, readRequest, readText, readUnit } from './scriptCalls'

describe('what a script hands in', () => {
  it('is sent as HTTP would send it', () => {
    const body = { kind: 'Pod', metadata: undefined, at: new Date(0) }
    expect(readRequest({ method: 'POST', path: '/api/v1/pods', query: { a: 'b' }, body })).toEqual({
      method: 'POST',
      path: '/api/v1/pods',
      query: { a: 'b' },
      body: { kind: 'Pod', at: '1970-01-01T00:00:00.000Z' },
    })
  })

  it('keeps a key called __proto__ a key', () => {
    const body: unknown = JSON.parse('{"__proto__": {"polluted": true}}')
    const sent = readRequest({ method: 'POST', path: '/', body })
    expect(JSON.stringify(sent.body)).toBe('{"__proto__":{"polluted":true}}')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  const hostile = (value: unknown): never => value as never
  it.each([
    [() => readRequest(hostile(null)), 'A request takes an object, not null.'],
    [() => readRequest(hostile({ method: 'get', path: '/' })), 'get is no method: GET, POST'],
    [() => readRequest(hostile({ method: 'GET' })), 'undefined is no path. It begins with /'],
    [
      () => readRequest(hostile({ method: 'GET', path: '/', query: { limit: 1 } })),
      'query: limit is 1, not a text.',
    ],
    [() => readRequest(hostile({ method: 'POST', path: '/', body: () => 1 })), 'is no body'],
    [() => readPlay(hostile({ mode: 'fast' })), 'fast is no mode: story, clock.'],
    [() => readPlay({ mode: 'clock', factor: 1e9 }), '1000000000 is no factor: 0.1 to 1000.'],
    [() => readPlay({ mode: 'clock', factor: Number.NaN }), 'NaN is no factor'],
    [() => readUnit(hostile('all')), 'all is no step: message, plugin, phase, object, quiet.'],
    [() => readText(5, 'manifest'), '5 is no manifest: a text is.'],
  ])('%s is told what is wrong', (call, message) => {
    expect(call).toThrow(message)
  })
})
