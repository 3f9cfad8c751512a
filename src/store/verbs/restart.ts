import type { Problem } from '../../protocol/messages'
import { timeAt } from '../../protocol/simulatedDate'
import { verbs } from '../../words/english/verbs'
import { wordsOf } from '../../words/language'
import { request } from '../actions'
import { problemOf } from '../making'
import { useTimeline } from '../timeline'

/**
 * New pods for a Deployment, as `kubectl rollout restart` asks for them: its template gets today's
 * date, the cluster's own.
 * Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/polymorphichelpers/objectrestarter.go
 */
export async function restart(namespace: string, name: string): Promise<Problem | undefined> {
  const restartedAt = timeAt(useTimeline.getState().now)
  const annotations = { 'kubectl.kubernetes.io/restartedAt': restartedAt }
  const answer = await request({
    method: 'PATCH',
    path: `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`,
    query: { fieldManager: 'kubectl-rollout' },
    headers: { 'content-type': 'application/strategic-merge-patch+json' },
    body: { spec: { template: { metadata: { annotations } } } },
  })
  return problemOf(wordsOf(verbs).asked.restart(name), answer)
}
