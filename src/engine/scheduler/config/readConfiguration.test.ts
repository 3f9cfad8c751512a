import { describe, expect, it } from 'vitest'
import { createFramework } from '../framework/framework'
import { DEFAULT_PROFILE, REGISTRY } from '../plugins/registry'
import { readConfiguration } from './readConfiguration'

const HEAD = { apiVersion: 'kubescheduler.config.k8s.io/v1', kind: 'KubeSchedulerConfiguration' }

const read = (fields: object) => readConfiguration({ ...HEAD, ...fields }, REGISTRY)
const errorOf = (fields: object): string => {
  const answer = read(fields)
  return 'error' in answer ? answer.error : 'it was taken'
}
const profileOf = (profile: object) => {
  const answer = read({ profiles: [profile] })
  if ('error' in answer) throw new Error(answer.error)
  const [only] = answer.settings.profiles
  if (only === undefined) throw new Error('no profile')
  return only
}
const namesAt = (profile: object, point: 'score' | 'filter') =>
  createFramework(profileOf(profile), REGISTRY)[point].map(({ name }) => name)
const weightsOf = (profile: object) =>
  Object.fromEntries(
    createFramework(profileOf(profile), REGISTRY).score.map(({ name, weight }) => [name, weight]),
  )

describe('a configuration that is taken', () => {
  it('with nothing in it is the default scheduler', () => {
    const answer = read({})
    expect(answer).toMatchObject({
      settings: {
        percentageOfNodesToScore: 0,
        podInitialBackoffSeconds: 1,
        podMaxBackoffSeconds: 10,
      },
    })
    const [own, plain] = [profileOf({}), DEFAULT_PROFILE].map((profile) => {
      const { all: _, profile: __, ...points } = createFramework(profile, REGISTRY)
      return Object.entries(points).map(([point, slots]) => [
        point,
        slots.map(({ name, weight }) => [name, weight]),
      ])
    })
    expect(own).toEqual(plain)
  })

  it('names every default plugin of v1.35', () => {
    expect([...REGISTRY.keys()]).toHaveLength(19)
  })

  it('changes a weight where the plugin stands, at Score or everywhere', () => {
    const enabled = [{ name: 'ImageLocality', weight: 7 }]
    const before = namesAt({}, 'score')
    expect(weightsOf({ plugins: { multiPoint: { enabled } } })).toMatchObject({
      ImageLocality: 7,
      TaintToleration: 3,
    })
    expect(namesAt({ plugins: { multiPoint: { enabled } } }, 'score')).toEqual(before)
    const atScore = { plugins: { score: { enabled } } }
    expect(weightsOf(atScore)).toMatchObject({ ImageLocality: 7 })
    expect(namesAt(atScore, 'score')[0]).toBe('ImageLocality')
  })

  it('switches plugins off at one point, or everywhere', () => {
    const disabled = [{ name: 'TaintToleration' }]
    const one = { plugins: { score: { disabled } } }
    expect(namesAt(one, 'score')).not.toContain('TaintToleration')
    expect(namesAt(one, 'filter')).toContain('TaintToleration')
    const all = { plugins: { multiPoint: { disabled } } }
    expect(namesAt(all, 'filter')).not.toContain('TaintToleration')
  })

  it('switches a whole point off with a star, and on again what is named', () => {
    const plugins = { score: { disabled: [{ name: '*' }], enabled: [{ name: 'ImageLocality' }] } }
    expect(weightsOf({ plugins })).toEqual({ ImageLocality: 1 })
  })

  it('has several profiles, each with its own plugins and arguments', () => {
    const packing = {
      schedulerName: 'packing',
      pluginConfig: [
        { name: 'NodeResourcesFit', args: { scoringStrategy: { type: 'MostAllocated' } } },
      ],
    }
    const answer = read({ profiles: [{ schedulerName: 'default-scheduler' }, packing] })
    if ('error' in answer) throw new Error(answer.error)
    const [, second] = answer.settings.profiles
    expect(second?.schedulerName).toBe('packing')
    const fit = second?.plugins.find(({ name }) => name === 'NodeResourcesFit')
    expect(fit?.args).toEqual({
      scoringStrategy: {
        type: 'MostAllocated',
        resources: [
          { name: 'cpu', weight: 1 },
          { name: 'memory', weight: 1 },
        ],
      },
    })
  })
})

describe('a configuration that is refused', () => {
  it.each([
    ['text', 'json parse error'],
    [{}, "Object 'Kind' is missing in '{}'"],
    [{ ...HEAD, kind: 'Pod' }, 'no kind "Pod" is registered for version'],
    [
      { ...HEAD, apiVersion: 'kubescheduler.config.k8s.io/v1beta3' },
      'no kind "KubeSchedulerConfiguration" is registered for version "kubescheduler.config.k8s.io/v1beta3"',
    ],
  ])('%j is none', (document, message) => {
    const answer = readConfiguration(document, REGISTRY)
    expect('error' in answer && answer.error).toContain(message)
  })

  const config = (name: string, args: object) => ({
    profiles: [{ pluginConfig: [{ name, args }] }],
  })
  const curve = (...shape: object[]) => ({
    scoringStrategy: {
      type: 'RequestedToCapacityRatio',
      requestedToCapacityRatio: { shape },
    },
  })
  const plugins = (point: string, ...names: string[]) => ({
    profiles: [{ plugins: { [point]: { enabled: names.map((name) => ({ name })) } } }],
  })
  const creating = 'initializing profiles: creating profile for scheduler name default-scheduler: '
  it.each([
    [{ profiles: [{ plugin: {} }] }, 'strict decoding error: unknown field "profiles[0].plugin"'],
    [
      { parallelism: 'many' },
      'json: cannot unmarshal string into Go struct field KubeSchedulerConfiguration.parallelism of type int32',
    ],
    [
      { profiles: { a: 1 } },
      'json: cannot unmarshal object into Go struct field KubeSchedulerConfiguration.profiles of type []v1.KubeSchedulerProfile',
    ],
    [
      config('NodeResourcesFit', { strategy: {} }),
      'strict decoding error: decoding .profiles[0].pluginConfig[0]: strict decoding error: decoding args for plugin NodeResourcesFit: strict decoding error: unknown field "strategy"',
    ],
    [
      config('NodeResourcesFit', { kind: 'NodeAffinityArgs' }),
      'decoding .profiles[0].pluginConfig[0]: args for plugin NodeResourcesFit were not of type NodeResourcesFitArgs.kubescheduler.config.k8s.io, got NodeAffinityArgs.kubescheduler.config.k8s.io',
    ],
    [
      { parallelism: 0 },
      'parallelism: Invalid value: 0: should be an integer value greater than zero',
    ],
    [
      { percentageOfNodesToScore: 101 },
      'percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]',
    ],
    [
      { podInitialBackoffSeconds: 0, podMaxBackoffSeconds: -1 },
      '[podInitialBackoffSeconds: Invalid value: 0: must be greater than 0, podMaxBackoffSeconds: Invalid value: -1: must be greater than or equal to PodInitialBackoffSeconds]',
    ],
    [
      { profiles: [{ schedulerName: 'a' }, { schedulerName: 'a' }] },
      'profiles[1].schedulerName: Duplicate value: "profiles[0].schedulerName"',
    ],
    [{ profiles: [{ schedulerName: 'a' }, {}] }, 'profiles[1].schedulerName: Required value'],
    [plugins('filter', 'Foo'), `${creating}FilterPlugin "Foo" does not exist`],
    [plugins('multiPoint', 'Foo'), `${creating}PreFilterPlugin "Foo" does not exist`],
    [
      plugins('filter', 'ImageLocality'),
      `${creating}plugin "ImageLocality" does not extend FilterPlugin plugin`,
    ],
    [
      plugins('filter', 'NodeName', 'NodeName'),
      `${creating}plugin "NodeName" already registered as "FilterPlugin"`,
    ],
    [
      { profiles: [{ plugins: { bind: { disabled: [{ name: '*' }] } } }] },
      `${creating}at least one bind plugin is needed for profile with scheduler name "default-scheduler"`,
    ],
    [
      { profiles: [{ plugins: { queueSort: { disabled: [{ name: '*' }] } } }] },
      `${creating}only one queue sort plugin required for profile with scheduler name "default-scheduler", but got 0`,
    ],
    [
      plugins('filter', 'EBSLimits'),
      'profiles[0].plugins.filter.enabled[0]: Invalid value: "EBSLimits": was invalid in version "kubescheduler.config.k8s.io/v1" (KubeSchedulerConfiguration is version "kubescheduler.config.k8s.io/v1")',
    ],
    [
      config('NodeResourcesFit', { scoringStrategy: { type: 'Full' } }),
      `${creating}initializing plugin "NodeResourcesFit": scoringStrategy.type: Unsupported value: "Full": supported values: "LeastAllocated", "MostAllocated", "RequestedToCapacityRatio"`,
    ],
    [
      config('NodeResourcesFit', curve()),
      'scoringStrategy.requestedToCapacityRatio.shape: Required value: at least one point must be specified',
    ],
    [
      config('NodeResourcesFit', curve({ utilization: 50, score: 11 }, { utilization: 50 })),
      '[scoringStrategy.requestedToCapacityRatio.shape[1].utilization: Invalid value: 50: values must be sorted in increasing order, scoringStrategy.requestedToCapacityRatio.shape[0].score: Invalid value: 11: not in valid range [0, 10]]',
    ],
    [
      config('InterPodAffinity', { hardPodAffinityWeight: 101 }),
      'profiles[0].pluginConfig[0].args.hardPodAffinityWeight: Invalid value: 101: not in valid range [0, 100]',
    ],
    [
      config('DefaultPreemption', { minCandidateNodesPercentage: -1 }),
      'profiles[0].pluginConfig[0].args.minCandidateNodesPercentage: Invalid value: -1: not in valid range [0, 100]',
    ],
    [
      config('PodTopologySpread', { defaultConstraints: [{ maxSkew: 0 }] }),
      'profiles[0].pluginConfig[0].args.defaultingType: Invalid value: "System": when .defaultConstraints are not empty',
    ],
    [
      config('NodeAffinity', { addedAffinity: 'everywhere' }),
      'json: cannot unmarshal string into Go struct field NodeAffinityArgs.addedAffinity of type v1.NodeAffinity',
    ],
    [
      config('NodeResourcesBalancedAllocation', { resources: [{ name: 'cpu', weight: 2 }] }),
      'profiles[0].pluginConfig[0].args.resources[0].weight: Invalid value: 2: must be 1',
    ],
  ])('%j gets kube-scheduler’s error', (fields, message) => {
    expect(errorOf(fields)).toContain(message)
  })

  it('takes a key called __proto__ for the unknown field that it is', () => {
    const document: unknown = JSON.parse(
      `{"apiVersion":"${HEAD.apiVersion}","kind":"${HEAD.kind}","__proto__":{"parallelism":0}}`,
    )
    const answer = readConfiguration(document, REGISTRY)
    expect('error' in answer && answer.error).toContain('unknown field "__proto__"')
  })
})
