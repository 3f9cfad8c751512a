import { useMemo, useRef } from 'react'
import type { StageLayout } from '../layout/stageLayout'
import { type Wires, wiresOf } from '../layout/wires'

/** The wires of a layout; those that did not move are the same objects as before. */
export function useWires(layout: StageLayout): Wires {
  const before = useRef<Wires>(undefined)
  return useMemo(() => {
    before.current = wiresOf(layout, before.current)
    return before.current
  }, [layout])
}
