import { expect, it } from 'vitest'
import { parseManifest } from './manifest'
import { textOf } from './objectText'

const pod = {
  kind: 'Pod',
  apiVersion: 'v1',
  metadata: {
    name: 'web',
    creationTimestamp: '2026-01-01T00:00:00Z',
    annotations: { on: 'yes', mode: '0644', at: '12:30', note: 'two\nlines', none: '' },
    managedFields: [{ manager: 'kubectl-edit' }],
  },
  spec: { containers: [{ name: 'web', image: 'nginx', args: ['~', 'null', '1e3', '*'] }] },
}

it('kubectl edit shows an object without its managed fields, lists in line with their names', () => {
  const text = textOf(pod)
  expect(text.startsWith('apiVersion: v1\nkind: Pod\nmetadata:\n  annotations:\n')).toBe(true)
  expect(text).toContain('\n  containers:\n  - args:\n')
  expect(text).not.toContain('managedFields')
})

it('an object that was not changed in the editor is read back as it was', () => {
  const { managedFields: _, ...metadata } = pod.metadata
  expect(parseManifest(textOf(pod)).documents[0]?.body).toEqual({ ...pod, metadata })
})
