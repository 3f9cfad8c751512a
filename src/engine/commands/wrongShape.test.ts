import { describe, expect, it } from 'vitest'
import { createEngine } from '../index'
import { wrongShape } from './wrongShape'

describe('the form of a command', () => {
  it.each([
    [{ type: 'addWorker' }],
    [{ type: 'addWorker', cpu: '4', labels: { disk: 'ssd' }, taints: ['gpu=true:NoSchedule'] }],
    [{ type: 'cutWire', from: 'worker-1', to: 'api-server' }],
    [{ type: 'setTraffic', namespace: 'default', service: 'web', perSecond: 5 }],
    [{ type: 'setHealth', namespace: 'default', pod: 'a', container: 'c', healthy: false }],
  ])('%j is right', (command) => {
    expect(wrongShape(command)).toBeUndefined()
  })

  it.each([
    [null, 'A command is an object with a type.'],
    [[], 'A command is an object with a type.'],
    [{}, 'There is no command nothing.'],
    [{ type: 'visit' }, 'There is no command "visit".'],
    [{ type: 'toString' }, 'There is no command "toString".'],
    [{ type: 'powerCutNode' }, 'nothing is no name for powerCutNode.'],
    [{ type: 'powerCutNode', name: {} }, '{} is no name for powerCutNode.'],
    [{ type: 'powerCutNode', node: 'a' }, 'powerCutNode has no field "node".'],
    [{ type: 'addWorker', runtime: 'lxc' }, '"lxc" is no runtime for addWorker.'],
    [{ type: 'addWorker', labels: { a: 1 } }, '{"a":1} is no labels for addWorker.'],
    [
      { type: 'setTraffic', namespace: 'a', service: 'b', perSecond: Number.NaN },
      'null is no perSecond for setTraffic.',
    ],
  ])('%j is told', (command, what) => {
    expect(wrongShape(command)).toMatchObject({ where: 'the command', what })
  })

  it('what is no command changes nothing', () => {
    const options = { seed: 1, workers: [{}], content: 'empty', views: false } as const
    const [asked, left] = [createEngine(options), createEngine(options)]
    const command: unknown = { type: 'visit' }
    expect(asked.command(command as never)?.remedy).toContain('setTraffic')
    expect(asked.traceHash()).toBe(left.traceHash())
  })
})

describe('a new worker', () => {
  it.each([
    [{ labels: { 'a b': 'c' } }, 'a b=c is no label'],
    [{ labels: { a: 'b c' } }, 'a=b c is no label'],
    [{ taints: ['gpu'] }, 'gpu is no taint'],
    [{ taints: ['gpu=true:Never'] }, 'gpu=true:Never is no taint'],
    [{ zone: 'a b' }, 'a b is no zone'],
    [{ name: 'A' }, 'A is no name'],
    [{ cpu: 'many' }, 'many is no quantity of cpu'],
  ])('with %j is refused, for Kubernetes would refuse its Node', (spec, what) => {
    const engine = createEngine({ seed: 1, workers: [], content: 'empty', views: false })
    expect(engine.command({ type: 'addWorker', ...spec })?.what).toContain(what)
  })
})
