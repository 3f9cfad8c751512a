import { expect, it } from 'vitest'
import type { Row } from './recording'
import { orderedContents, streamsOf } from './streams'

const event = (reason: string, message: string): Row => ({
  at: 0,
  verb: 'create',
  path: '/api/v1/namespaces/demo/events/<event>',
  event: { type: 'Normal', reason, message, regarding: 'ReplicaSet/web', from: 'controller' },
})
const contents = (...rows: readonly Row[]): string[] =>
  [...streamsOf(rows).values()].flatMap((stream) =>
    orderedContents(stream).map(({ content }) => content),
  )

it('how often a growing back-off retried is not counted', () => {
  const [once, other] = [event('FailedCreate', 'quota'), event('FailedCreate', 'gone')]
  expect(contents(once, once, once, other)).toEqual(contents(once, other))
})

it('what a retry says is told in order, also when it was said before', () => {
  const [once, other] = [event('FailedCreate', 'quota'), event('FailedCreate', 'gone')]
  expect(contents(once, other, once)).not.toEqual(contents(once, other))
  expect(contents(other, once)).not.toEqual(contents(once, other))
})

it('any other event is counted', () => {
  for (const reason of ['FailedMount', 'ScalingReplicaSet', 'SuccessfulCreate']) {
    expect(contents(event(reason, 'x'), event(reason, 'x'))).toHaveLength(2)
  }
})

it('what was sent in parallel may be told in any order, and nothing else', () => {
  const [one, two] = [event('SuccessfulCreate', 'a'), event('SuccessfulCreate', 'b')]
  expect(contents(two, one)).toEqual(contents(one, two))
  const [up, down] = [event('ScalingReplicaSet', 'a'), event('ScalingReplicaSet', 'b')]
  expect(contents(down, up)).not.toEqual(contents(up, down))
})

it('a refusal is counted where no back-off repeats it', () => {
  const refused = (path: string): Row => ({ at: 0, verb: 'create', path, code: 403 })
  const kinds = (path: string): string[] =>
    [...streamsOf([refused(path)]).values()].map(({ kind }) => kind)
  expect(kinds('/api/v1/namespaces/demo/pods')).toEqual(['set'])
  expect(kinds('/api/v1/namespaces/demo/configmaps')).toEqual(['order'])
})
