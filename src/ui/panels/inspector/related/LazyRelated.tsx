import { lazy, Suspense } from 'react'

const Related = lazy(async () => ({ default: (await import('./Related')).Related }))

/** What the thing in hand is tied to. */
export const LazyRelated = () => (
  <Suspense>
    <Related />
  </Suspense>
)
