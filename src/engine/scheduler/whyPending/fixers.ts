/** All that may help a Pending pod, the cheapest first. A new way is its file and a line here. */
import { addWorker } from './fixes/addWorker'
import { askForLess } from './fixes/askForLess'
import { createClaim } from './fixes/createClaim'
import { createVolume } from './fixes/createVolume'
import { dropHostPort } from './fixes/dropHostPort'
import { dropNodeSelector } from './fixes/dropNodeSelector'
import { labelNode } from './fixes/labelNode'
import { onlyPrefer } from './fixes/onlyPrefer'
import { raisePriority } from './fixes/raisePriority'
import { relaxSpread } from './fixes/relaxSpread'
import { removeGate } from './fixes/removeGate'
import { removePod } from './fixes/removePod'
import { tolerate } from './fixes/tolerate'
import { uncordon } from './fixes/uncordon'
import { untaint } from './fixes/untaint'
import { useDefaultScheduler } from './fixes/useDefaultScheduler'
import type { Fixer } from './trouble'

export const FIXERS: readonly Fixer[] = [
  removeGate,
  useDefaultScheduler,
  createClaim,
  createVolume,
  uncordon,
  askForLess,
  tolerate,
  untaint,
  labelNode,
  dropNodeSelector,
  dropHostPort,
  relaxSpread,
  onlyPrefer,
  addWorker,
  removePod,
  raisePriority,
]
