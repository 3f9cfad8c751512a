import { describe, expect, it } from 'vitest'
import type { Pod, PodStatus } from '../../../api/core'
import { microsOf } from '../../../api/machinery/time'
import { convertDesiredReplicasWithBehaviorRate } from './behaviorRate'
import { DEFAULT_READINESS_PERIODS } from './groupPods'
import { convertDesiredReplicasWithRules } from './limits'
import { resourceMetrics } from './podMetrics'
import { type Calculation, resourceReplicas } from './replicaCalculator'
import { scaleDownRules, scaleUpRules } from './scalingRules'
import { stabilizeRecommendationWithBehaviors } from './stabilization'
import { DEFAULT_TOLERANCES } from './tolerances'
import { averageReplicas, valueReplicas } from './valueReplicas'

const NOON = '2026-01-01T12:00:00Z'
const EARLIER = '2026-01-01T11:00:00Z'

const READY: PodStatus = {
  phase: 'Running',
  startTime: EARLIER,
  conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: EARLIER }],
}

const makePod = (name: string, status: PodStatus = READY, cpu = '200m'): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'default',
    uid: name,
    resourceVersion: '1',
    creationTimestamp: EARLIER,
  },
  spec: { containers: [{ name: 'app', image: 'app', resources: { requests: { cpu } } }] },
  status,
})

const samplesOf = (...used: readonly (readonly [string, bigint])[]) =>
  resourceMetrics(
    used.map(([pod, cpu]) => ({
      pod,
      namespace: 'default',
      containers: new Map([['app', cpu]]),
      timestamp: microsOf(NOON),
      window: 30e6,
    })),
    '',
  )

const calculate = (pods: readonly Pod[], metrics: ReturnType<typeof samplesOf>) => {
  const calculation: Calculation = {
    currentReplicas: pods.length,
    pods,
    tolerances: DEFAULT_TOLERANCES,
    periods: DEFAULT_READINESS_PERIODS,
    now: microsOf(NOON),
  }
  return resourceReplicas(calculation, metrics, 'cpu', '', 50)
}

describe('an HPA with a target of half of the requested cpu', () => {
  const pods = [makePod('a'), makePod('b')]

  it('grows with the load', () => {
    const metrics = samplesOf(['a', 190n], ['b', 190n])
    expect(calculate(pods, metrics)).toEqual({ replicas: 4, utilization: 95, rawAverage: 190n })
  })

  it('leaves alone what misses the target by a tenth', () => {
    expect(calculate(pods, samplesOf(['a', 110n], ['b', 110n]))).toMatchObject({ replicas: 2 })
  })

  it('takes a starting pod for an idle one', () => {
    const startTime = '2026-01-01T11:59:50Z'
    const conditions = [{ type: 'Ready', status: 'False', lastTransitionTime: startTime }] as const
    const starting = makePod('c', { phase: 'Running', startTime, conditions })
    const metrics = samplesOf(['a', 190n], ['b', 190n], ['c', 200n])
    // 380 of 600 are 63 %, which three pods bring to 4; without the assumption it were 6.
    expect(calculate([...pods, starting], metrics)).toMatchObject({ replicas: 4, utilization: 95 })
  })

  it('takes a silent pod for a busy one before it shrinks', () => {
    expect(calculate(pods, samplesOf(['a', 20n]))).toMatchObject({ replicas: 2, utilization: 10 })
  })

  it.each([
    [
      'no samples',
      pods,
      samplesOf(),
      'unable to get metrics for resource cpu: no metrics returned from resource metrics API',
    ],
    [
      'no requests',
      [makePod('a', READY, undefined), makePod('b')].map(withoutRequests),
      samplesOf(['a', 1n]),
      'missing request for cpu in container app of Pod a',
    ],
    [
      'pending pods alone',
      [makePod('a', { phase: 'Pending' })],
      samplesOf(['a', 1n]),
      'did not receive metrics for targeted pods (pods might be unready)',
    ],
    [
      'no pods',
      [],
      samplesOf(['a', 1n]),
      'no pods returned by selector while calculating replica count',
    ],
  ])('gives up on %s', (_, some, metrics, error) => {
    expect(calculate(some, metrics)).toBe(error)
  })
})

function withoutRequests(pod: Pod): Pod {
  return { ...pod, spec: { containers: [{ name: 'app', image: 'app' }] } }
}

describe('a metric of something else', () => {
  const calculation = {
    currentReplicas: 2,
    pods: [makePod('a'), makePod('b')],
    tolerances: DEFAULT_TOLERANCES,
    periods: DEFAULT_READINESS_PERIODS,
    now: microsOf(NOON),
  }

  it('is compared in all', () => {
    expect(valueReplicas(calculation, 30_000n, 10_000n)).toEqual({ replicas: 6, usage: 30_000n })
  })

  it('is shared among the pods', () => {
    expect(averageReplicas(calculation, 30_000n, 10_000n)).toEqual({ replicas: 3, usage: 15_000n })
  })

  it('wakes what was scaled to nothing', () => {
    const asleep = { ...calculation, currentReplicas: 0, pods: [] }
    expect(valueReplicas(asleep, 15_000n, 10_000n)).toMatchObject({ replicas: 2 })
  })
})

describe('what holds a change back', () => {
  it.each([
    [3, 1000, 6, 'ScaleUpLimit'],
    [1, 1000, 4, 'ScaleUpLimit'],
    [8, 1000, 10, 'TooManyReplicas'],
    [8, 1, 2, 'TooFewReplicas'],
    [8, 9, 9, 'DesiredWithinRange'],
  ])(
    'without behavior, of %i pods wanting %i become %i: %s',
    (current, desired, replicas, reason) => {
      expect(convertDesiredReplicasWithRules(current, desired, 2, 10)).toMatchObject({
        replicas,
        reason,
      })
    },
  )

  it('with behavior, what was added in the period counts against its policies', () => {
    const scaling = {
      currentReplicas: 12,
      desiredReplicas: 50,
      minReplicas: 1,
      maxReplicas: 100,
      scaleUp: scaleUpRules({ policies: [{ type: 'Percent', value: 100, periodSeconds: 60 }] }),
      scaleDown: scaleDownRules(),
    }
    const added = (secondsAgo: number) => [
      { replicaChange: 4, timestamp: microsOf(NOON) - secondsAgo * 1e6 },
    ]
    const limited = (secondsAgo: number) =>
      convertDesiredReplicasWithBehaviorRate(
        scaling,
        { ups: added(secondsAgo), downs: [] },
        microsOf(NOON),
      )
    expect(limited(30)).toMatchObject({ replicas: 16, reason: 'ScaleUpLimit' })
    expect(limited(90)).toMatchObject({ replicas: 24, reason: 'ScaleUpLimit' })
  })

  it('behavior that is given in part takes the rest from the defaults', () => {
    expect(scaleUpRules({ selectPolicy: 'Min' })).toMatchObject({
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Min',
      policies: [
        { type: 'Pods', value: 4 },
        { type: 'Percent', value: 100 },
      ],
    })
    expect(scaleDownRules().stabilizationWindowSeconds).toBe(300)
  })

  it('says which recommendation it followed', () => {
    const windows = { scaleUpSeconds: 0, scaleDownSeconds: 300 }
    const recent = [{ replicas: 5, timestamp: microsOf(NOON) - 60e6 }]
    const held = stabilizeRecommendationWithBehaviors(8, 2, recent, windows, microsOf(NOON))
    expect(held).toMatchObject({ replicas: 5, reason: 'ScaleDownStabilized' })
  })
})
