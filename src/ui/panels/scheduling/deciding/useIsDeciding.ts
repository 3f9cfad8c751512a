import { useStandsBack } from '../../../../store/scheduling/standIn'
import { useWalk } from '../../../../store/scheduling/walk'

/** Whether the panel tells of what is decided just now, and not of what was. */
export function useIsDeciding(pod: string | undefined): boolean {
  const walking = useWalk(({ walk }) => walk !== undefined && (pod ?? walk.pod) === walk.pod)
  const placing = useStandsBack()
  return walking || (placing && pod === undefined)
}
