import { schedulerNameOf } from '../../framework/frameworks'
import { changePod } from '../changePod'
import type { Fixer } from '../trouble'

/** A pod that waits for a scheduler which does not run here. */
export const useDefaultScheduler: Fixer = (trouble) => {
  if (trouble.framework !== undefined) return []
  const change = changePod(trouble, ({ schedulerName: _, ...spec }) => spec)
  if (change === undefined) return []
  const { how, ...rest } = change
  const scheduler = schedulerNameOf(undefined)
  return [{ id: 'scheduler', change: { type: 'useScheduler', scheduler, how }, ...rest }]
}
