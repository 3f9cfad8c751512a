/**
 * What a kube-proxy answers to load balancers that ask whether its node should get traffic.
 * Source: Kubernetes v1.35 pkg/proxy/healthcheck
 */
import { splitObjectKey } from '../../api/meta'
import { timeAt } from '../clientGo/wallClock'
import { type Micros, seconds } from '../kernel/micros'
import type { RuleTable } from './ruleTable'

/** `/healthz` of the proxy itself: what load balancers ask under externalTrafficPolicy Cluster. */
export const HEALTHZ_PORT = 10_256

/** Rules that wait longer than twice the sync period are stale. */
const STALE_AFTER = seconds(60)

export interface ProxyHealth {
  readonly now: Micros
  /** When the last rules were written; undefined before the first. */
  readonly lastSync: Micros | undefined
  /** Since when changes wait; undefined when none do. */
  readonly pendingSince: Micros | undefined
  /** The node is on its way out. */
  readonly leaving: boolean
}

export interface HealthAnswer {
  readonly status: 200 | 503
  readonly body: string
}

export const proxyHealthy = ({ now, pendingSince }: ProxyHealth): boolean =>
  pendingSince === undefined || now - pendingSince < STALE_AFTER

/** Answers one of the ports that kube-proxy listens on; undefined for any other. */
export function healthAnswer(
  table: RuleTable,
  health: ProxyHealth,
  port: number,
): HealthAnswer | undefined {
  if (port === HEALTHZ_PORT) return healthz(health)
  for (const { key, healthCheckNodePort, localReadyEndpoints } of table.services.values()) {
    if (healthCheckNodePort !== port) continue
    const healthy = proxyHealthy(health)
    const body = JSON.stringify({
      service: splitObjectKey(key),
      localEndpoints: localReadyEndpoints,
      serviceProxyHealthy: healthy,
    })
    return { status: localReadyEndpoints > 0 && healthy ? 200 : 503, body }
  }
  return undefined
}

function healthz(health: ProxyHealth): HealthAnswer {
  const { now, lastSync, leaving } = health
  const body = JSON.stringify({
    lastUpdated: timeAt(lastSync ?? 0),
    currentTime: timeAt(now),
    nodeEligible: !leaving,
  })
  return { status: proxyHealthy(health) && !leaving ? 200 : 503, body }
}
