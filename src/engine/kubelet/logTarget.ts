import type { Pod } from '../../api/core'

/** The life of a container whose log is asked for, by its id; or why there is none. */
export type LogTarget =
  | { readonly type: 'container'; readonly containerID: string }
  | { readonly type: 'problem'; readonly text: string }

/**
 * Which log is meant, in the kubelet's words where there is none. A container in a crash loop has
 * no current life: its log is that of the last one.
 * Source: Kubernetes v1.35 pkg/kubelet/kubelet_pods.go (validateContainerLogStatus)
 */
export function logTarget(pod: Pod, container: string, previous: boolean): LogTarget {
  const {
    initContainerStatuses = [],
    containerStatuses = [],
    ephemeralContainerStatuses = [],
  } = pod.status ?? {}
  const all = [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses]
  const status = all.find(({ name }) => name === container)
  const named = `container "${container}" in pod "${pod.metadata.name}"`
  if (status === undefined) return problem(`${named} is not available`)
  const { state, lastState } = status
  const last = lastState?.terminated
  if (previous) return lifeOr(last?.containerID, `previous terminated ${named} not found`)
  if (state?.running !== undefined) return lifeOr(status.containerID, `${named} is not available`)
  if (state?.terminated !== undefined) {
    return lifeOr(state.terminated.containerID || last?.containerID, `${named} is terminated`)
  }
  if (last !== undefined) return lifeOr(last.containerID, `${named} is terminated`)
  return problem(`${named} is waiting to start${waitingFor(state?.waiting?.reason)}`)
}

const problem = (text: string): LogTarget => ({ type: 'problem', text })

const lifeOr = (containerID: string | undefined, text: string): LogTarget =>
  containerID ? { type: 'container', containerID } : problem(text)

function waitingFor(reason: string | undefined): string {
  if (reason === undefined) return ' - no logs yet'
  if (reason === 'ErrImagePull') return ": image can't be pulled"
  if (reason === 'ImagePullBackOff') return ': trying and failing to pull image'
  return `: ${reason}`
}
