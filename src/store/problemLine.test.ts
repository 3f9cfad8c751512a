import { expect, it } from 'vitest'
import { problemLine } from './problemLine'

const TEXT = `apiVersion: v1
kind: ConfigMap
metadata: {name: ok}
---
apiVersion: v1
kind: Pod
metadata:
  name: Bad_Name
spec:
  containers:
  - name: a
    image: nginx
  - name: b
    imag: nginx
    ports:
    - containerPort: eighty
`
const POD = 5

it.each([
  ['an unknown field', 'strict decoding error: unknown field "spec.containers[1].imag"', 14],
  [
    'a wrong type',
    'json: cannot unmarshal string into Go struct field ContainerPort.spec.containers.ports.containerPort of type int32',
    10,
  ],
  [
    'a missing field is wanted where it should stand',
    'Pod "Bad_Name" is invalid: spec.containers[1].image: Required value',
    13,
  ],
  [
    'the first of several',
    'Pod "Bad_Name" is invalid: [metadata.name: Invalid value: "Bad_Name": x, spec.containers[1].image: Required value]',
    8,
  ],
  ['no field at all', 'pods "x" already exists', POD],
  ['a field nobody wrote', 'Pod "x" is invalid: spec.nodeName: Forbidden: x', 9],
])('finds the line of %s', (_, message, line) => {
  expect(problemLine(TEXT, POD, message)).toBe(line)
})

it('does not mistake another document’s field', () => {
  expect(problemLine(TEXT, 1, 'ConfigMap "ok" is invalid: metadata.name: Invalid value')).toBe(3)
})
