import { stopFollowing, useFollowing } from '../../../store/following'
import { clearPicked, usePicked } from '../../../store/picked'
import {
  closeScheduling,
  openComparison,
  openDock,
  select,
  useSelection,
} from '../../../store/selection'

/** One thing less is open. */
export function stepBack(): void {
  const { scheduling, selected, comparing } = useSelection.getState()
  if (comparing) openComparison(false)
  else if (useFollowing.getState().followed !== undefined) stopFollowing()
  else if (scheduling !== undefined) closeScheduling()
  else if (usePicked.getState().picked.length > 0) clearPicked()
  else if (selected !== undefined) select(undefined)
  else openDock(undefined)
}
