/** What `kubectl create` and `kubectl run` send, but for the name and the namespace. */

/** Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/cmd/create/create_deployment.go */
export function deploymentDraft(name: string, image: string, replicas: number) {
  const labels = { app: name }
  const container = image.slice(image.lastIndexOf('/') + 1).replace(/[:@].*$/, '')
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { labels },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: container, image }] } },
    },
  }
}

/** Source: Kubernetes v1.35 staging/src/k8s.io/kubectl/pkg/generate/versioned/run.go */
export function podDraft(name: string, image: string, restartPolicy: string) {
  const containers = [{ name, image, resources: {} }]
  const spec = { containers, restartPolicy, dnsPolicy: 'ClusterFirst' }
  return { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { run: name } }, spec }
}
