import { useLayoutEffect } from 'react'
import { useSettings } from '../../store/settings'

/** Widths at which the frame folds something, in pixels as designed. */
const FOLDS = [1340, 1200, 900, 700, 600] as const

/**
 * Says on the document which folds the frame is under: large words leave less of a window, which
 * a media query cannot know.
 */
export function useFrameRoom(): void {
  const textSize = useSettings((state) => state.textSize)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size of words changes the zoom that is read
  useLayoutEffect(() => {
    const root = document.documentElement
    const measure = () => {
      const width = innerWidth / Number(getComputedStyle(root).getPropertyValue('--frame-zoom'))
      root.dataset['under'] = FOLDS.filter((fold) => width < fold).join(' ')
    }
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [textSize])
}
