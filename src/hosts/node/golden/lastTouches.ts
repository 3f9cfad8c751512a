/** What a recorded cluster was like when its recording began, and no command of it says. */
import type { HttpRequest } from '../../../engine/engine'

/**
 * node-deleted: node-4 had joined moments before, and was still marked not ready for the eviction of
 * its pods, which the controller therefore cancels when they go. In the simulation the mark is long
 * gone by then.
 */
const NOT_READY = { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' }

const TOUCHES: Readonly<Record<string, readonly HttpRequest[]>> = {
  'node-deleted': [
    {
      method: 'PATCH',
      path: '/api/v1/nodes/node-4',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: { spec: { taints: [NOT_READY] } },
    },
  ],
}

export const lastTouches = (scenario: string): readonly HttpRequest[] => TOUCHES[scenario] ?? []
