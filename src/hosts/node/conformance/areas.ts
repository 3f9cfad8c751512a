import type { Areas } from './area'
import { autoscaling } from './autoscaling'
import { cronJobs } from './cronJobs'
import { deployments } from './deployments'
import { patches } from './patches'
import { pods } from './pods'
import { preemption } from './preemption'
import { printing } from './printing'
import { quantities } from './quantities'
import { queueingHints } from './queueingHints'
import { rollouts } from './rollouts'
import { schedulerPlugins } from './schedulerPlugins'
import { scheduling } from './scheduling'
import { selectors } from './selectors'
import { topologySpread } from './topologySpread'

/** Every area that is known, by the name of its file. To add one: a line in its family. */
export const AREAS: Areas = {
  ...quantities,
  ...selectors,
  ...patches,
  ...pods,
  ...deployments,
  ...cronJobs,
  ...autoscaling,
  ...printing,
  ...rollouts,
  ...schedulerPlugins,
  ...topologySpread,
  ...queueingHints,
  ...scheduling,
  ...preemption,
}
