/** Smaller clusters are searched whole. Source: schedule_one.go (minFeasibleNodesToFind) */
const FEWEST_NODES = 100
const LOWEST_PERCENTAGE = 5

/**
 * How many feasible nodes are enough. Without a configured percentage, half of a small cluster
 * down to 5 % of a large one. Source: Kubernetes v1.35 pkg/scheduler/schedule_one.go
 */
export function numFeasibleNodesToFind(nodes: number, percentage: number): number {
  if (nodes < FEWEST_NODES) return nodes
  const adaptive = Math.max(LOWEST_PERCENTAGE, 50 - Math.trunc(nodes / 125))
  const used = percentage === 0 ? adaptive : percentage
  return Math.max(FEWEST_NODES, Math.trunc((nodes * used) / 100))
}
