import type { Container } from '../../../../api/container'
import type { PodSpec } from '../../../../api/core'
import { milliValue, value } from '../../../../api/machinery/quantity'
import type { Shortage } from '../../plugins/nodeResources/fit'
import { amountText, numberText, quantityText } from '../amounts'
import { changePod } from '../changePod'
import { closest, missing } from '../shortage'
import type { Candidate, Fixer, Trouble } from '../trouble'

/** Asks for exactly what the roomiest node has free. */
export const askForLess: Fixer = (trouble) => {
  for (const { node, lacks } of closest(trouble, 1)) {
    const candidate = asking(trouble, node.name, lacks)
    if (candidate !== undefined) return [candidate]
  }
  return []
}

function asking(trouble: Trouble, node: string, lacks: readonly Shortage[]): Candidate | undefined {
  const change = changePod(trouble, (spec) => lacks.reduce(askedLess, spec))
  // A node that is full has nothing to ask for, and one with too many pods is not short of room.
  if (change === undefined || lacks.some((lack) => lack.resource === 'pods' || freeOf(lack) <= 0)) {
    return undefined
  }
  const { how, ...rest } = change
  const asks = lacks.map((lack) => ({
    free: amountText(lack.resource, freeOf(lack)),
    requested: numberText(lack.resource, lack.requested),
  }))
  return {
    id: `ask ${node}`,
    change: { type: 'askForLess', asks, limitStays: isLimited(trouble.pod.spec, lacks), how },
    ...rest,
  }
}

const freeOf = ({ capacity, used }: Shortage): number => capacity - used

/** Takes what is missing off the container that asks for most of it. */
function askedLess(spec: PodSpec, lack: Shortage): PodSpec {
  const { resource } = lack
  const [largest] = [...spec.containers].sort(
    (one, other) => requestOf(other, resource) - requestOf(one, resource),
  )
  const containers = spec.containers.map((container) => {
    if (container !== largest) return container
    const left = requestOf(container, resource) - missing(lack)
    const requests = {
      ...container.resources?.requests,
      [resource]: quantityText(resource, Math.max(left, 0)),
    }
    return { ...container, resources: { ...container.resources, requests } }
  })
  return { ...spec, containers }
}

function requestOf({ resources }: Container, resource: string): number {
  const asked = resources?.requests?.[resource]
  return resource === 'cpu' ? milliValue(asked) : value(asked)
}

const isLimited = ({ containers }: PodSpec, lacks: readonly Shortage[]): boolean =>
  containers.some(({ resources }) =>
    lacks.some(({ resource }) => resources?.limits?.[resource] !== undefined),
  )
