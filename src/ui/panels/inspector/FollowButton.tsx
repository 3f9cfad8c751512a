import LocateFixed from 'lucide-react/icons/locate-fixed'
import { canFollow, isFollowed, toggleFollowing, useFollowing } from '../../../store/following'
import type { Selected } from '../../../store/selection'
import { IconButton } from '../../design/IconButton'

/** The camera stays with it; pressed again, it no longer does. */
export function FollowButton({ selected }: { readonly selected: Selected }) {
  const followed = useFollowing((state) => isFollowed(state, selected))
  if (!canFollow(selected)) return null
  return (
    <IconButton
      label="Follow on the stage"
      keys="f"
      size="small"
      aria-pressed={followed}
      onClick={() => toggleFollowing(selected)}
    >
      <LocateFixed size={16} />
    </IconButton>
  )
}
