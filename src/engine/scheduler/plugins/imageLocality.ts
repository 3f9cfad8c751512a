/**
 * Prefers nodes that hold the pod's images already, the more the larger they are. An image that
 * few nodes hold counts less, lest all its pods crowd there.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/imagelocality
 */
import { nodeOrder } from '../cache/schedulerCache'
import type { Plugin } from '../framework/plugin'
import { MAX_NODE_SCORE } from '../framework/runScores'

const MEBIBYTE = 1024 * 1024
/** Below this it is hardly worth it. Source: minThreshold */
const LEAST_BYTES = 23 * MEBIBYTE
/** Above this, per container, more makes no difference. Source: maxContainerThreshold */
const MOST_BYTES = 1000 * MEBIBYTE

export const imageLocality: Plugin = {
  name: 'ImageLocality',
  score({ pod, cluster }, _state, node, facts) {
    const { images } = pod
    const nodes = nodeOrder(cluster.cache).length
    let sum = 0
    // Without an image anywhere, no node need be looked at.
    if (cluster.cache.images.size > 0 && node.images.size > 0) {
      for (const image of images) {
        if (!node.images.has(image)) continue
        const state = cluster.cache.images.get(image)
        if (state !== undefined) sum += Math.trunc(state.sizeBytes * (state.nodes / nodes))
      }
    }
    facts.push(sum, images.length)
    return scoreOf(sum, images.length)
  },
  formula({ facts: [sum = 0, containers = 0], raw }) {
    const most = 1000 * containers
    if (raw === 0) return `${inMebibytes(sum)} Mi of its images are here = 0`
    const counted = Math.min(inMebibytes(sum), most)
    return `100 × (${counted} − 23) / (${most} − 23) = ${raw}`
  },
}

function scoreOf(sumBytes: number, containers: number): number {
  const most = MOST_BYTES * containers
  const clamped = Math.min(Math.max(sumBytes, LEAST_BYTES), Math.max(most, LEAST_BYTES))
  return most === 0
    ? 0
    : Math.trunc((MAX_NODE_SCORE * (clamped - LEAST_BYTES)) / (most - LEAST_BYTES))
}

const inMebibytes = (bytes: number): number => Math.round(bytes / MEBIBYTE)
