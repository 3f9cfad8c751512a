/** The object that the camera stays with, wherever it goes. */
import { create } from 'zustand'
import { onDeltas } from './cluster'
import type { Selected } from './selection'

export type Followed = Extract<Selected, { readonly type: 'record' }> & {
  readonly kind: 'Pod' | 'Worker'
}

export interface Following {
  readonly followed: Followed | undefined
}

export const useFollowing = create<Following>(() => ({ followed: undefined }))

/** Only what has one place on the stage can be followed. */
export const canFollow = (selected: Selected | undefined): selected is Followed =>
  selected?.type === 'record' && (selected.kind === 'Pod' || selected.kind === 'Worker')

export const isFollowed = ({ followed }: Following, selected: Selected | undefined): boolean =>
  followed !== undefined &&
  canFollow(selected) &&
  followed.kind === selected.kind &&
  followed.key === selected.key

export const stopFollowing = (): void => {
  if (useFollowing.getState().followed !== undefined) useFollowing.setState({ followed: undefined })
}

/** Begins to follow this, or ends it. */
export function toggleFollowing(selected: Selected | undefined): void {
  const already = isFollowed(useFollowing.getState(), selected)
  if (already || !canFollow(selected)) stopFollowing()
  else useFollowing.setState({ followed: selected })
}

onDeltas((deltas) => {
  const { followed } = useFollowing.getState()
  if (followed === undefined) return
  const { kind, key } = followed
  if (deltas.some((one) => one.op === 'drop' && one.kind === kind && one.key === key)) {
    stopFollowing()
  }
})
