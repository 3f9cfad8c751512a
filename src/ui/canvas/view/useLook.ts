import { useStore, type Viewport } from '@xyflow/react'
import { useRef } from 'react'
import { nearness } from './magnification'

declare module 'react' {
  interface CSSProperties {
    /** How much larger than the rest names are drawn, to stay readable. */
    '--at-names'?: number
  }
}

/** Below this zoom notes would be too small to read: names alone stay, and keep their size. */
const NAMES_BELOW = 0.8
const NAMES_UNTIL = 0.88
const NAMES_LARGEST = 2.2

export interface Look {
  readonly nearer: number
  readonly legible: 'full' | 'names'
  readonly names: number
}

/** How near one looks, in the few steps that change what is drawn; renders again only on a step. */
export function useLook(fit: Viewport): Look {
  const before = useRef<Look>({ nearer: 1, legible: 'full', names: 1 })
  const text = useStore(({ transform: [, , zoom] }) => {
    const last = before.current
    const small = zoom < (last.legible === 'names' ? NAMES_UNTIL : NAMES_BELOW)
    const names = small ? Math.min(1 / zoom, NAMES_LARGEST).toFixed(1) : 1
    return `${nearness(zoom / fit.zoom, last.nearer)} ${names}`
  })
  const [nearer = 1, names = 1] = text.split(' ').map(Number)
  before.current = { nearer, names, legible: names > 1 ? 'names' : 'full' }
  return before.current
}
