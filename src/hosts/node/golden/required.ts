/** Recordings that must pass; the others show what is still to come. */
const REQUIRED = [
  /^deployment-/,
  /^delete-deployment-/,
  /^garbage-collection-/,
  /^namespace-deletion$/,
  /^service-/,
  /^pod-lifecycle$/,
  /^unschedulable-/,
  /^taint-and-toleration$/,
  /^scheduling-gates$/,
  /^topology-spread$/,
  /^node-/,
  /^drain$/,
  /^preemption$/,
  /^pv-pvc-static-binding$/,
  /^pvc-protection$/,
]

export const isRequired = (scenario: string): boolean =>
  REQUIRED.some((pattern) => pattern.test(scenario))
