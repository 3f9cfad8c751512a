import { lazy, Suspense } from 'react'
import type { Clock } from '../../../store/clocks'

const Clocks = lazy(async () => ({ default: (await import('./Clocks')).Clocks }))

/** What runs down for the thing in hand; nothing while nothing does. */
export const LazyClocks = ({ clocks }: { readonly clocks: readonly Clock[] }) =>
  clocks.length > 0 && (
    <Suspense>
      <Clocks clocks={clocks} />
    </Suspense>
  )
