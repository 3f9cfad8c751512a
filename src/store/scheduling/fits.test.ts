import { expect, it } from 'vitest'
import type { NodeVerdict } from '../../protocol/messages'
import { blockedWords } from './blockedWords'
import { fitsOf, fitsSentence } from './fits'

const passed = (node: string): NodeVerdict => ({ node, scores: [], total: 0 })
const refused = (node: string, plugin: string, ...reasons: string[]): NodeVerdict => ({
  ...passed(node),
  refusal: { plugin, code: 'Unschedulable', reasons },
})
const about = (allNodes: number, ...nodes: NodeVerdict[]) => ({
  pod: 'default/web',
  nodes,
  allNodes,
})
const unknown = () => undefined

it('tells a node that passes all filters from one that lacks CPU and memory', () => {
  const short = refused('b', 'NodeResourcesFit', 'Insufficient cpu', 'Insufficient memory')
  const fits = fitsOf(about(2, passed('a'), short), unknown)
  expect(fits?.on.get('a')).toEqual({ type: 'fits' })
  expect(fits?.on.get('b')).toEqual({ type: 'blocked', words: 'Insufficient cpu, memory' })
  expect(fits && fitsSentence(fits)).toBe('1 of 2 workers could take web')
})

it('names the taint that keeps a pod away only where no other could have been meant', () => {
  const refusal = {
    plugin: 'TaintToleration',
    code: 'UnschedulableAndUnresolvable',
    reasons: ['node(s) had untolerated taint(s)'],
  } as const
  const soft = 'busy=true:PreferNoSchedule'
  expect(blockedWords(refusal, ['example.com/gpu=true:NoSchedule', soft])).toBe('taint gpu')
  expect(blockedWords(refusal, ['a:NoSchedule', 'b:NoExecute'])).toBe('untolerated taint')
})

it('counts only the nodes that the scheduler looked at, since it stops at enough feasible ones', () => {
  const fits = fitsOf(about(200, passed('a'), passed('b')), unknown)
  expect(fits && fitsSentence(fits)).toBe('2 of the 2 workers that were looked at could take web')
})

it('says nothing of nodes for a pod that a scheduling gate holds back', () => {
  expect(fitsOf(about(3), unknown)).toBeUndefined()
})
