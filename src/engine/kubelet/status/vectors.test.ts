import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Pod, PodCondition } from '../../../api/core'
import { containersReadyCondition, initializedCondition, readyCondition } from './conditions'
import { podPhase } from './phase'

const VECTORS = '../shared/vectors'

interface VectorCase {
  readonly name: string
  readonly input: {
    readonly pod: Pod
    readonly podIsTerminal?: boolean
    readonly podHasInitialized?: boolean
    readonly featureGates?: Readonly<Record<string, boolean>>
    readonly type?: string
  }
  readonly expect: { readonly phase?: string; readonly condition?: PodCondition }
}

function casesOf(area: string): readonly VectorCase[] {
  const path = `${VECTORS}/${area}.json`
  if (!existsSync(path)) return []
  return (JSON.parse(readFileSync(path, 'utf8')) as { cases: VectorCase[] }).cases
}

it.skipIf(!existsSync(VECTORS))('the phase of a pod is what the real kubelet says it is', () => {
  // The gate RestartAllContainersOnContainerExits is alpha, off by default, and not modelled.
  const cases = casesOf('kubelet-pod-phase').filter((one) => one.input.featureGates === undefined)
  expect(cases.length).toBeGreaterThan(50)
  for (const { name, input, expect: wanted } of cases) {
    const { initContainerStatuses = [], containerStatuses = [] } = input.pod.status ?? {}
    const statuses = [...initContainerStatuses, ...containerStatuses]
    const phase = podPhase(
      input.pod,
      statuses,
      input.podIsTerminal ?? false,
      input.podHasInitialized ?? false,
    )
    expect({ name, phase }).toEqual({ name, phase: wanted.phase })
  }
})

it.skipIf(!existsSync(VECTORS))('the conditions of a pod are what the real kubelet writes', () => {
  const cases = casesOf('kubelet-pod-conditions')
  expect(cases.length).toBeGreaterThan(20)
  for (const { name, input, expect: wanted } of cases) {
    const { pod } = input
    const statuses = pod.status?.containerStatuses
    const phase = pod.status?.phase ?? 'Running'
    const made =
      input.type === 'Ready'
        ? readyCondition(pod, pod.status?.conditions ?? [], statuses, phase)
        : input.type === 'Initialized'
          ? initializedCondition(pod, statuses, phase)
          : containersReadyCondition(pod, statuses, phase)
    expect({ name, condition: made }).toMatchObject({ name, condition: wanted.condition })
    expect({ name, reason: made.reason }).toEqual({ name, reason: wanted.condition?.reason })
  }
})
