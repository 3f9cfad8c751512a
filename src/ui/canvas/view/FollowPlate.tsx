import { useEffect } from 'react'
import { useRecord } from '../../../store/cluster'
import { type Followed, useFollowing } from '../../../store/following'
import { stageHands } from '../../../words/english/stageHands'
import { useWords } from '../../../words/language'
import { Kbd } from '../../design/Kbd'
import type { StageLayout } from '../layout/stageLayout'
import { placeOf } from './placeOf'
import { showOnStage } from './stageCommands'

interface Props {
  readonly layout: StageLayout
}

/** Keeps in view what is followed, and says so. */
export function FollowPlate({ layout }: Props) {
  const followed = useFollowing((state) => state.followed)
  return followed && <Following layout={layout} followed={followed} />
}

function Following({ layout, followed }: Props & { readonly followed: Followed }) {
  const record = useRecord(followed.kind, followed.key)
  const words = useWords(stageHands)
  const place = placeOf(layout, followed)
  const at = place && `${Math.round(place.x)} ${Math.round(place.y)}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is shown again when it is elsewhere
  useEffect(() => showOnStage(followed), [followed, at])
  return (
    <p role="status" aria-label={words.followed}>
      {words.following} <b>{record?.name}</b> <Kbd>Esc</Kbd> {words.endsIt}
    </p>
  )
}
