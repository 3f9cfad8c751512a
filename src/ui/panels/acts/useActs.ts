import { useEffect, useState } from 'react'
import type { Act } from '../../../protocol/acts'
import { acts } from '../../../store/actions'
import { useUndoing } from '../../../store/undoing'

/** The record from that act on, oldest first; undefined until it was heard. */
export function useActs(from: number): readonly Act[] | undefined {
  const latest = useUndoing((state) => state.latest)
  const [known, setKnown] = useState<readonly Act[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another last act is another record
  useEffect(() => {
    let wanted = true
    void acts(from).then((heard) => {
      if (wanted) setKnown(heard)
    })
    return () => {
      wanted = false
    }
  }, [from, latest])
  return known
}
