import LocateFixed from 'lucide-react/icons/locate-fixed'
import { canFollow, isFollowed, toggleFollowing, useFollowing } from '../../../store/following'
import type { Selected } from '../../../store/selection'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'

/** The camera stays with it; pressed again, it no longer does. */
export function FollowButton({ selected }: { readonly selected: Selected }) {
  const followed = useFollowing((state) => isFollowed(state, selected))
  const words = useWords(inspector)
  if (!canFollow(selected)) return null
  return (
    <IconButton
      label={words.follow}
      keys="f"
      size="small"
      aria-pressed={followed}
      onClick={() => toggleFollowing(selected)}
    >
      <LocateFixed size={16} />
    </IconButton>
  )
}
