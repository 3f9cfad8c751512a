import { EmptyState } from '../../design/EmptyState'
import { Glyph } from '../../design/Glyph'
import type { Box } from '../layout/geometry'
import css from './NoWorkers.module.css'

/** Where the first worker will stand. */
export const NoWorkers = ({ place }: { readonly place: Box }) => (
  <div className={css.place} style={{ left: place.x, top: place.y, width: place.width }}>
    <EmptyState icon={<Glyph who="worker" size={24} />} title="No worker yet">
      Drag one here, or add it from the palette. Its kubelet will register a Node, and the scheduler
      can place pods.
    </EmptyState>
  </div>
)
