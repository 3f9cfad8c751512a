import { expect, it } from 'vitest'
import { wordsOf } from './words'

it.each([
  ['kubectl get  pods', ['kubectl', 'get', 'pods']],
  [`patch -p '{"a": "b c"}'`, ['patch', '-p', '{"a": "b c"}']],
  ['label x="a \\"b\\""', ['label', 'x=a "b"']],
  ['a\\ b', ['a b']],
])('cuts %s as a shell does', (line, words) => {
  expect(wordsOf(line)).toEqual(words)
})
