/** A cluster of 50 workers, and a Deployment brought to Ready on it. */
import type { Engine } from '../../../engine/engine'
import { createEngine } from '../../../engine/index'

export const WORKERS = 50

const SECOND = 1_000_000
/** Twenty pods a second are made at the most: 1,000 take less than two minutes. */
const TIME_MOST = 600 * SECOND

export function emptyCluster(): Engine {
  const workers = Array.from({ length: WORKERS }, () => ({ cpu: '32', memory: '128Gi' }))
  return createEngine({ seed: 1, workers, content: 'empty', views: false })
}

export function deploy(engine: Engine, replicas: number, name = 'big'): void {
  const labels = { app: name }
  const containers = [
    { name: 'web', image: 'nginx:1.27', resources: { requests: { cpu: '100m', memory: '128Mi' } } },
  ]
  engine.request({
    method: 'POST',
    path: '/apis/apps/v1/namespaces/default/deployments',
    body: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: 'default' },
      spec: {
        replicas,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers } },
      },
    },
  })
  const end = engine.now() + TIME_MOST
  while (readyReplicas(engine, name) < replicas) {
    if (engine.now() > end)
      throw new Error(`only ${readyReplicas(engine, name)} of ${replicas} are Ready`)
    engine.advance(engine.now() + SECOND)
  }
}

function readyReplicas(engine: Engine, name: string): number {
  const object = engine.read(`/apis/apps/v1/namespaces/default/deployments/${name}`)
  const { status } = (object ?? {}) as { readonly status?: { readonly readyReplicas?: number } }
  return status?.readyReplicas ?? 0
}
