import { beforeEach, describe, expect, it } from 'vitest'
import { applyDeltas, clearCluster } from '../../../store/cluster'
import { namedNow } from './objects'
import { sentencesIn } from './sentence'

const worker = { kind: 'Worker', key: 'worker-2', name: 'worker-2', registered: true }
const web = { kind: 'Workload', key: 'Deployment/default/web', objectKind: 'Deployment' }

beforeEach(() => {
  clearCluster()
  applyDeltas([
    { op: 'put', record: { ...worker, ready: 'True', cordoned: false, powered: true } as never },
    { op: 'put', record: { ...web, namespace: 'default', name: 'web' } as never },
  ])
})

const names = (typed: string): readonly string[] =>
  sentencesIn(typed, namedNow()).map(({ name }) => name)

describe('a sentence that is typed', () => {
  it.each([
    ['scale web 5', ['Scale web to 5']],
    ['kubectl scale deployment/web 5', ['Scale web to 5']],
    ['cordon worker-2', ['Cordon: worker-2']],
    ['cut power worker-2', ['Cut the power: worker-2']],
    ['power worker-2', []],
    ['kubectl edit deployment/web', ['Edit: web']],
    ['edit node worker-2', ['Edit: worker-2']],
    ['restart web', ['Restart its pods: web']],
    ['×100', ['Clock at ×100 of real time']],
    ['100x', ['Clock at ×100 of real time']],
    ['5000x', []],
    // It is not cordoned, so there is nothing to take back.
    ['uncordon worker-2', []],
    ['delete pod web', []],
  ])('%s is done as %j', (typed, done) => {
    expect(names(typed)).toEqual(done)
  })
})
