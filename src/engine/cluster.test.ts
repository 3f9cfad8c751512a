import { it } from 'vitest'
import { createEngine } from './index'

it('powers on', () => {
  const t = performance.now()
  const engine = createEngine({ seed: 1, content: 'demo' })
  console.log('boot', performance.now() - t, 'ms; now', engine.now() / 1e6, 'hash', engine.traceHash(), 'settled', engine.settled())
  for (const path of ['/api/v1/nodes', '/api/v1/pods', '/apis/apps/v1/deployments', '/api/v1/services']) {
    const list = engine.read(path) as { items: { metadata: { name: string }; status?: unknown; spec: { nodeName?: string; taints?: unknown } }[] }
    for (const item of list.items) {
      const { name } = item.metadata
      console.log(path, name, item.spec?.nodeName ?? JSON.stringify(item.spec?.taints), JSON.stringify(item.status).slice(0, 300))
    }
  }
  for (const e of (engine.read('/api/v1/events') as { items: any[] }).items) console.log(e.lastTimestamp ?? e.eventTime, e.type, e.reason, e.involvedObject.kind, e.involvedObject.name, e.message)
})
