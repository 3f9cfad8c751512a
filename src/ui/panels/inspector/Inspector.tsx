import X from 'lucide-react/icons/x'
import { lazy, Suspense } from 'react'
import { select, useSelection } from '../../../store/selection'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { FollowButton } from './FollowButton'
import css from './Inspector.module.css'

const Subject = lazy(async () => ({ default: (await import('./Subject')).Subject }))

/** What is selected, told in words: summary, conditions, events, YAML, what it is related to. */
export function Inspector() {
  const selected = useSelection((state) => state.selected)
  const words = useWords(inspector)
  if (selected === undefined) return null
  return (
    <aside className={css.inspector} aria-label={words.inspector}>
      <div className={css.close}>
        <FollowButton selected={selected} />
        <IconButton label={words.close} keys="Esc" size="small" onClick={() => select(undefined)}>
          <X size={16} />
        </IconButton>
      </div>
      <Suspense>
        <Subject selected={selected} />
      </Suspense>
    </aside>
  )
}
