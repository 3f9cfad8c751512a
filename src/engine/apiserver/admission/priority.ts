/**
 * Turns the name of a pod's priority class into a number, which is all the scheduler reads.
 * Source: Kubernetes v1.35 plugin/pkg/admission/priority
 */
import type { Pod, PodSpec } from '../../../api/core'
import type { Status } from '../../../api/meta'
import type { PriorityClass } from '../../../api/scheduling'
import { withFields } from '../registry/sharing'
import type { AdmissionAttributes, AdmissionPlugin, AdmissionReader } from './admissionPlugin'
import { forbid, podOf } from './refuse'

const SCHEDULING = 'scheduling.k8s.io/v1'
const FROM_CLASS = 'must not be provided in pod spec; priority admission controller computed'

export const priority: AdmissionPlugin = {
  name: 'Priority',

  admit(attributes, reader) {
    const pod = podOf(attributes)
    if (pod === undefined) return attributes.object
    if (attributes.operation === 'CREATE') return prioritized(pod, attributes, reader)
    if (attributes.operation === 'UPDATE') return carriedOver(pod, attributes)
    return attributes.object
  },

  validate(attributes, reader) {
    const { operation, definition, object } = attributes
    if (definition.resource !== 'priorityclasses' || object?.kind !== 'PriorityClass') {
      return undefined
    }
    if ((object as PriorityClass).globalDefault !== true) return undefined
    const known = defaultClass(reader)
    const own = operation === 'UPDATE' && known?.metadata.name === object.metadata.name
    if (known === undefined || own) return undefined
    const error = `PriorityClass ${known.metadata.name} is already marked as default. Only one default can exist`
    return forbid(attributes, error)
  },
}

function prioritized(
  pod: Pod,
  attributes: AdmissionAttributes,
  reader: AdmissionReader,
): Pod | Status {
  const { spec } = pod
  const found = spec.priorityClassName
    ? classNamed(reader, spec.priorityClassName)
    : defaultClass(reader)
  if (spec.priorityClassName && found === undefined) {
    const error = `no PriorityClass with name ${spec.priorityClassName} was found`
    return forbid(attributes, error)
  }
  const value = found?.value ?? 0
  const policy = found?.preemptionPolicy ?? 'PreemptLowerPriority'
  if (spec.priority !== undefined && spec.priority !== value) {
    const error = `the integer value of priority (${spec.priority}) ${FROM_CLASS} ${value} from the given PriorityClass name`
    return forbid(attributes, error)
  }
  if (spec.preemptionPolicy !== undefined && spec.preemptionPolicy !== policy) {
    const error = `the string value of PreemptionPolicy (${spec.preemptionPolicy}) ${FROM_CLASS} ${policy} from the given PriorityClass name`
    return forbid(attributes, error)
  }
  const numbers: Partial<PodSpec> = { priority: value, preemptionPolicy: policy }
  const priorityClassName = found?.metadata.name
  const given = priorityClassName ? { ...numbers, priorityClassName } : numbers
  return { ...pod, spec: withFields(spec, given) }
}

/** An update that leaves the numbers out keeps them. */
function carriedOver(pod: Pod, { oldObject }: AdmissionAttributes): Pod {
  const stored = oldObject?.kind === 'Pod' ? (oldObject as Pod).spec : undefined
  if (stored === undefined || pod.spec === stored) return pod
  const priorityMissing = pod.spec.priority === undefined && stored.priority !== undefined
  const policyMissing =
    pod.spec.preemptionPolicy === undefined && stored.preemptionPolicy !== undefined
  if (!priorityMissing && !policyMissing) return pod
  const spec: PodSpec = {
    ...pod.spec,
    ...(priorityMissing && { priority: stored.priority }),
    ...(policyMissing && { preemptionPolicy: stored.preemptionPolicy }),
  }
  return { ...pod, spec }
}

function classNamed(reader: AdmissionReader, name: string): PriorityClass | undefined {
  return asClass(reader.get(SCHEDULING, 'priorityclasses', '', name))
}

/** If several claim to be the default, the lowest is. */
function defaultClass(reader: AdmissionReader): PriorityClass | undefined {
  let lowest: PriorityClass | undefined
  for (const object of reader.list(SCHEDULING, 'priorityclasses')) {
    const candidate = asClass(object)
    if (candidate?.globalDefault !== true) continue
    if (lowest === undefined || candidate.value < lowest.value) lowest = candidate
  }
  return lowest
}

function asClass(object: { readonly kind: string } | undefined): PriorityClass | undefined {
  return object?.kind === 'PriorityClass' ? (object as PriorityClass) : undefined
}
