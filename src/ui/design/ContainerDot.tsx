import type { ContainerView, PodLook } from '../../protocol/messages'
import css from './ContainerDot.module.css'

/** What a dot says: `waiting` is a ring, `failed` a cross, `succeeded` a square … */
export type DotLook =
  | 'running'
  | 'unready'
  | 'sidecar'
  | 'waiting'
  | 'pending'
  | 'failed'
  | 'done'
  | 'ending'
  | 'unknown'

const drawings: Readonly<Record<DotLook, string>> = {
  running: 'M10.4 6a4.4 4.4 0 1 1-8.8 0a4.4 4.4 0 1 1 8.8 0z',
  unready: 'M9.8 6a3.8 3.8 0 1 1-7.6 0a3.8 3.8 0 1 1 7.6 0z',
  sidecar: 'M10.6 6a4.6 4.6 0 1 1-9.2 0a4.6 4.6 0 1 1 9.2 0z',
  waiting: 'M9.6 6a3.6 3.6 0 1 1-7.2 0a3.6 3.6 0 1 1 7.2 0z',
  pending: 'M9.6 6a3.6 3.6 0 1 1-7.2 0a3.6 3.6 0 1 1 7.2 0z',
  failed: 'M2.5 2.5l7 7m0-7l-7 7',
  done: 'M2 2h8v8h-8z',
  ending: 'M2 6h8',
  unknown: 'M9.6 6a3.6 3.6 0 1 1-7.2 0a3.6 3.6 0 1 1 7.2 0z',
}
/** A solid piece inside the outline: half a disc not ready, a core for a sidecar. */
const cores: Readonly<Partial<Record<DotLook, string>>> = {
  unready: 'M6 2.2a3.8 3.8 0 0 1 0 7.6z',
  sidecar: 'M8.2 6a2.2 2.2 0 1 1-4.4 0a2.2 2.2 0 1 1 4.4 0z',
}

/** One container. Says nothing by itself: its pod says it in words. */
export function ContainerDot({ look }: { readonly look: DotLook }) {
  return (
    <svg className={css.dot} data-look={look} width={12} height={12} aria-hidden="true">
      <path className={css.outline} d={drawings[look]} />
      {cores[look] && <path className={css.core} d={cores[look]} />}
    </svg>
  )
}

/** How a container's dot looks, given its pod. */
export function dotOf(container: ContainerView, pod: PodLook): DotLook {
  if (pod === 'unknown' || pod === 'ending') return pod
  switch (container.state) {
    case 'ready':
      return container.kind === 'sidecar' ? 'sidecar' : 'running'
    case 'running':
      return 'unready'
    case 'succeeded':
      return 'done'
    case 'failed':
      return 'failed'
    case 'waiting':
      if (pod === 'crashing' || pod === 'failed') return 'failed'
      return pod === 'pending' ? 'pending' : 'waiting'
  }
}
