import { describe, expect, it } from 'vitest'
import { isKnown, type KnownNode } from '../cache/nodeInfo'
import { makeCycle } from '../testing/makeCluster.testing'
import { makeNode, makePod } from '../testing/makeObjects.testing'
import {
  ADD,
  event,
  matchesEvent,
  UPDATE,
  UPDATE_NODE_LABEL,
  UPDATE_NODE_TAINT,
} from './clusterEvent'
import { createFramework } from './framework'
import { createFrameworks, interestedIn } from './frameworks'
import type { Cycle, Plugin, PreFilterAnswer } from './plugin'
import { runPreFilter } from './runFilters'
import { normalizeToHighest, runScores } from './runScores'
import { unresolvable, unschedulable } from './status'

/** A cycle of plugins made for one test. */
function cycleOf(...plugins: readonly Plugin[]): Cycle {
  const registry = new Map(plugins.map((plugin) => [plugin.name, plugin]))
  const profile = { schedulerName: 'default-scheduler', plugins }
  const nodes = [makeNode('n1'), makeNode('n2')]
  const cycle = makeCycle({ pod: makePod('web'), nodes })
  return { ...cycle, framework: createFramework(profile, registry) }
}

const answering = (name: string, answer: PreFilterAnswer<unknown>): Plugin => ({
  name,
  preFilter: () => answer,
})

describe('PreFilter', () => {
  it('narrows the search to the nodes that all plugins name', () => {
    const a = answering('A', { nodeNames: new Set(['n1', 'n2']) })
    const b = answering('B', { nodeNames: new Set(['n2', 'n3']) })
    expect([...(runPreFilter(cycleOf(a, b)).nodeNames ?? [])]).toEqual(['n2'])
  })

  it('refuses the pod when no node is left, and names the plugins', () => {
    const a = answering('A', { nodeNames: new Set(['n1']) })
    const b = answering('B', { nodeNames: new Set(['n2']) })
    const alone = answering('Alone', { nodeNames: new Set() })
    expect(runPreFilter(cycleOf(a, b)).refusal?.reasons).toEqual([
      "node(s) didn't satisfy plugin(s) [A B] simultaneously",
    ])
    expect(runPreFilter(cycleOf(alone)).refusal?.reasons).toEqual([
      "node(s) didn't satisfy plugin Alone",
    ])
  })

  it('goes on after a refusal that eviction may lift, stops at one that it cannot', () => {
    const soft = answering('Soft', { status: unschedulable('Soft', 'soft') })
    const hard = answering('Hard', { status: unresolvable('Hard', 'hard') })
    const never = answering('Never', { status: unschedulable('Never', 'never asked') })
    expect(runPreFilter(cycleOf(soft, hard, never)).refusal?.reasons).toEqual(['hard'])
  })
})

describe('scores', () => {
  const nodesOf = (cycle: Cycle): KnownNode[] =>
    [...cycle.cluster.cache.nodes.values()].filter(isKnown)

  it('outside 0 to 100 after normalizing are an error', () => {
    const cycle = cycleOf({ name: 'Wild', score: () => 101 })
    expect(runScores(cycle, nodesOf(cycle)).error).toBe(
      'applying score defaultWeights on Score plugins: ' +
        'plugin "Wild" returns an invalid score 101, it should in the range of [0, 100] after normalizing',
    )
  })

  it.each([
    ['100 for the highest', [0, 1, 3], false, [0, 33, 100]],
    ['100 for the lowest when reversed', [0, 1, 3], true, [100, 67, 0]],
    ['0 for all that are 0', [0, 0], false, [0, 0]],
    ['100 for all that are 0 when reversed', [0, 0], true, [100, 100]],
  ])('are normalized to %s', (_, raw, reversed, normalized) => {
    const scores = [...raw]
    normalizeToHighest(scores, reversed)
    expect(scores).toEqual(normalized)
  })
})

describe('registrations for events', () => {
  it.each([
    ['Pod', ADD, event('AssignedPod', ADD, ''), true],
    ['Node', ADD, event('Pod', ADD, ''), false],
    ['Node', ADD | UPDATE_NODE_LABEL, event('Node', UPDATE_NODE_LABEL, ''), true],
    ['Node', ADD, event('Node', UPDATE_NODE_LABEL, ''), false],
    // An update of nothing in particular only concerns who registered for any update.
    ['Pod', UPDATE_NODE_LABEL, event('AssignedPod', UPDATE, ''), false],
    ['Pod', UPDATE, event('AssignedPod', UPDATE, ''), true],
  ] as const)('of %s %i match %o: %s', (resource, action, incoming, expected) => {
    expect(matchesEvent({ resource, action }, incoming)).toBe(expected)
  })

  it('for new nodes include their taints, since new nodes are tainted until they are ready', () => {
    const waiting: Plugin = { name: 'W', registrations: [{ resource: 'Node', action: ADD }] }
    const profile = { schedulerName: 'default-scheduler', plugins: [{ name: 'W' }] }
    const frameworks = createFrameworks([profile], new Map([['W', waiting]]))
    const untainted = event('Node', UPDATE_NODE_TAINT, 'NodeTaintChange')
    expect([...interestedIn(frameworks, untainted)]).toEqual(['W'])
  })
})
