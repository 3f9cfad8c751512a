/**
 * Whether an ended container runs again: its own rules, then its own policy, then the pod's.
 * Source: Kubernetes v1.35 pkg/api/v1/pod/util.go (ContainerShouldRestart),
 * pkg/kubelet/container/helpers.go (ShouldContainerBeRestarted)
 */
import type { Container, ContainerRestartRule } from '../../api/container'
import type { Pod } from '../../api/core'
import type { CriContainer, CriPod } from '../cri/messages'

/** Whether a container that ended with this code would be started again. */
export function containerShouldRestart(
  container: Pick<Container, 'restartPolicy' | 'restartPolicyRules'>,
  spec: Pick<Pod['spec'], 'restartPolicy'>,
  exitCode: number,
): boolean {
  if (container.restartPolicy !== undefined) {
    const rules = container.restartPolicyRules ?? []
    if (rules.some((rule) => ruleMatches(rule, exitCode))) return true
  }
  switch (container.restartPolicy ?? spec.restartPolicy ?? 'Always') {
    case 'Always':
      return true
    case 'OnFailure':
      return exitCode !== 0
    case 'Never':
      return false
  }
}

/** Whether a container that is not running should be. */
export function shouldBeRestarted(
  container: Container,
  pod: Pod,
  seen: CriPod | undefined,
): boolean {
  if (pod.metadata.deletionTimestamp !== undefined) return false
  const status = newest(seen, container.name)
  if (status === undefined) return true
  if (status.state === 'RUNNING') return false
  if (status.state !== 'EXITED') return true
  return containerShouldRestart(container, pod.spec, status.exitCode)
}

/** The newest container of a name that the runtime knows. */
export const newest = (seen: CriPod | undefined, name: string): CriContainer | undefined =>
  seen?.containers.find((container) => container.name === name)

function ruleMatches(rule: ContainerRestartRule, exitCode: number): boolean {
  if (rule.action !== 'Restart' || rule.exitCodes === undefined) return false
  const listed = (rule.exitCodes.values ?? []).includes(exitCode)
  return rule.exitCodes.operator === 'In' ? listed : !listed
}
