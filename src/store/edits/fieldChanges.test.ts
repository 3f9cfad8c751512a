import { expect, it } from 'vitest'
import { conflictsOf, fieldChanges } from './fieldChanges'

const deployment = (change: {
  readonly replicas?: number
  readonly image?: string
  readonly sidecar?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly status?: { readonly replicas: number }
}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', resourceVersion: '7', labels: change.labels ?? { app: 'web' } },
  spec: {
    replicas: change.replicas ?? 3,
    template: {
      spec: {
        containers: [
          ...(change.sidecar === undefined ? [] : [{ name: 'side', image: change.sidecar }]),
          { name: 'web', image: change.image ?? 'nginx:1.27' },
        ],
      },
    },
  },
  status: change.status ?? { replicas: 3 },
})

const base = deployment({})
const paths = (before: typeof base, after: typeof base) => [...fieldChanges(before, after).keys()]

it('a container is the same one wherever it stands in the list', () => {
  const moved = deployment({ sidecar: 'proxy:1', image: 'nginx:1.28' })
  expect(paths(base, moved)).toEqual([
    'spec.template.spec.containers[name="web"].image',
    'spec.template.spec.containers[name="side"].name',
    'spec.template.spec.containers[name="side"].image',
  ])
})

it('a name with dots is a name of its own', () => {
  const labelled = deployment({ labels: { app: 'web', 'example.com/team': 'a' } })
  expect(paths(base, labelled)).toEqual(['metadata.labels["example.com/team"]'])
})

it('writers of different fields do not conflict', () => {
  const mine = deployment({ image: 'nginx:1.28' })
  const theirs = deployment({ replicas: 5, sidecar: 'proxy:1', status: { replicas: 5 } })
  expect(conflictsOf(base, mine, theirs)).toEqual([])
})

it('writers of one field conflict, unless they want the same', () => {
  const mine = deployment({ replicas: 5, image: 'nginx:1.28' })
  const theirs = deployment({ replicas: 2, image: 'nginx:1.28' })
  expect(conflictsOf(base, mine, theirs)).toEqual([
    { path: 'spec.replicas', base: 3, theirs: 2, mine: 5 },
  ])
})

it('a field that one removes and another changes is a conflict', () => {
  const mine = deployment({ labels: {} })
  const theirs = deployment({ labels: { app: 'shop' } })
  expect(conflictsOf(base, mine, theirs)).toEqual([
    { path: 'metadata.labels.app', base: 'web', theirs: 'shop', mine: undefined },
  ])
})
