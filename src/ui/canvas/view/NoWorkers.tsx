import { stage } from '../../../words/english/stage'
import { useWords } from '../../../words/language'
import { EmptyState } from '../../design/EmptyState'
import { Glyph } from '../../design/Glyph'
import type { Box } from '../layout/geometry'
import css from './NoWorkers.module.css'

/** Where the first worker will stand. */
export function NoWorkers({ place }: { readonly place: Box }) {
  const words = useWords(stage)
  return (
    <div className={css.place} style={{ left: place.x, top: place.y, width: place.width }}>
      <EmptyState icon={<Glyph who="worker" size={24} />} title={words.noWorker}>
        {words.addWorker}
      </EmptyState>
    </div>
  )
}
