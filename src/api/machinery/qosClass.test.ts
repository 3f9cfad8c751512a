import { expect, it } from 'vitest'
import type { ResourceList, ResourceRequirements } from '../container'
import type { Pod } from '../core'
import { computePodQOSClass, podQOSClass } from './qosClass'

const full: ResourceList = { cpu: '500m', memory: '1Gi' }
const exact: ResourceRequirements = { requests: full, limits: { cpu: '0.5', memory: '1024Mi' } }

function pod(...resources: ReadonlyArray<ResourceRequirements>): Pick<Pod, 'spec'> {
  return {
    spec: {
      containers: resources.map((one, i) => ({ name: `c${i}`, image: 'app', resources: one })),
    },
  }
}

it.each([
  ['limits that equal requests are guaranteed', pod(exact), 'Guaranteed'],
  ['nothing stated is best effort', pod({}, {}), 'BestEffort'],
  ['a zero is nothing stated', pod({ requests: { cpu: '0' } }), 'BestEffort'],
  ['other resources do not count', pod({ requests: { 'nvidia.com/gpu': '1' } }), 'BestEffort'],
  ['one silent container spoils the guarantee', pod(exact, {}), 'Burstable'],
  [
    'requests below limits are burstable',
    pod({ limits: full, requests: { cpu: '1m' } }),
    'Burstable',
  ],
  [
    'limits of cpu alone are burstable',
    pod({ limits: { cpu: '1' }, requests: { cpu: '1' } }),
    'Burstable',
  ],
  [
    'the pod as a whole decides where it speaks',
    { spec: { ...pod({}).spec, resources: exact } },
    'Guaranteed',
  ],
  [
    'a request of the pod as a whole is burstable',
    { spec: { ...pod(exact).spec, resources: { requests: full } } },
    'Burstable',
  ],
])('%s', (_, subject, expected) => {
  expect(computePodQOSClass(subject)).toBe(expected)
})

it('the class a pod was given stays', () => {
  expect(podQOSClass({ ...pod({}), status: { qosClass: 'Burstable' } })).toBe('Burstable')
})
