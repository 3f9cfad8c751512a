import { lazy, Suspense } from 'react'
import type { PodView } from '../../../protocol/messages'

// Only who looks at a Pending pod needs it.
const WhyPending = lazy(async () => ({ default: (await import('./WhyPending')).WhyPending }))

/** Whether a pod waits for a node. */
export const isPending = (pod: PodView | undefined): pod is PodView =>
  pod !== undefined && pod.look === 'pending' && pod.node === ''

interface Props {
  readonly pod: PodView
  readonly brief?: boolean
}

export const LazyWhyPending = (props: Props) => (
  <Suspense>
    <WhyPending {...props} />
  </Suspense>
)
