import { lazy, Suspense } from 'react'

const LifeStrip = lazy(async () => ({ default: (await import('./LifeStrip')).LifeStrip }))

/** What it has been so far. */
export const LazyLife = (of: { readonly kind: 'Pod' | 'Worker'; readonly name: string }) => (
  <Suspense>
    <LifeStrip {...of} />
  </Suspense>
)
