import { expect, it } from 'vitest'
import {
  aggregateText,
  child,
  duplicate,
  type FieldError,
  fieldErrorText,
  forbidden,
  index,
  internalError,
  invalid,
  key,
  notFound,
  notSupported,
  required,
  tooLong,
  tooMany,
  typeInvalid,
} from './fieldError'

const container = index(child('spec', 'containers'), 0)

it.each<[FieldError, string]>([
  [required('spec.containers'), 'spec.containers: Required value'],
  [
    required('metadata.name', 'name or generateName is required'),
    'metadata.name: Required value: name or generateName is required',
  ],
  [
    invalid(child(index(child(container, 'ports'), 1), 'containerPort'), 70000, 'must be low'),
    'spec.containers[0].ports[1].containerPort: Invalid value: 70000: must be low',
  ],
  [invalid('a', 'x"y', 'bad'), 'a: Invalid value: "x\\"y": bad'],
  [invalid('a', { app: 'b' }, 'bad'), 'a: Invalid value: {"app":"b"}: bad'],
  [invalid('a', undefined, 'bad'), 'a: Invalid value: null: bad'],
  [invalid('a', true, ''), 'a: Invalid value: true'],
  [typeInvalid('a', 1, 'must be text'), 'a: Invalid value: 1: must be text'],
  [
    notSupported('spec.restartPolicy', 'X', ['Always', 'Never']),
    'spec.restartPolicy: Unsupported value: "X": supported values: "Always", "Never"',
  ],
  [notFound('a', 'v'), 'a: Not found: "v"'],
  [duplicate('a', 'v'), 'a: Duplicate value: "v"'],
  [forbidden('data', 'field is immutable'), 'data: Forbidden: field is immutable'],
  [tooLong('data', 1048576), 'data: Too long: may not be more than 1048576 bytes'],
  [tooMany('a', 5, 3), 'a: Too many: 5: must have at most 3 items'],
  [internalError('a', 'broken'), 'a: Internal error: broken'],
  [forbidden(key('metadata.annotations', 'x/y'), 'no'), 'metadata.annotations[x/y]: Forbidden: no'],
])('%j reads %s', (error, text) => {
  expect(fieldErrorText(error)).toBe(text)
})

it('several errors stand in brackets, the same one once', () => {
  const [a, b] = [required('a'), required('b')]
  expect(aggregateText([a, b, a])).toBe('[a: Required value, b: Required value]')
  expect(aggregateText([a, a])).toBe('a: Required value')
  expect(child('', 'spec')).toBe('spec')
})
