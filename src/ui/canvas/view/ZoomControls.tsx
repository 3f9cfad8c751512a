import Maximize from 'lucide-react/icons/maximize'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import WandSparkles from 'lucide-react/icons/wand-sparkles'
import { useSettings } from '../../../store/settings'
import { stage } from '../../../words/english/stage'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { fitStage, tidyStage, zoomStage } from './stageCommands'
import css from './ZoomControls.module.css'

const STEP = 1.25

/** Small, in the corner: nearer, further, everything, and tidy where somebody moved things. */
export function ZoomControls({ right }: { readonly right: boolean }) {
  const words = useWords(stage)
  const moved = useSettings((state) => Object.keys(state.places).length > 0)
  return (
    <div className={css.controls} data-right={right} role="toolbar" aria-label={words.view}>
      <IconButton
        label={words.further}
        keys="−"
        size="small"
        side="top"
        onClick={() => zoomStage(1 / STEP)}
      >
        <Minus size={14} />
      </IconButton>
      <IconButton label={words.everything} keys="0" size="small" side="top" onClick={fitStage}>
        <Maximize size={13} />
      </IconButton>
      <IconButton
        label={words.nearer}
        keys="+"
        size="small"
        side="top"
        onClick={() => zoomStage(STEP)}
      >
        <Plus size={14} />
      </IconButton>
      {moved && (
        <IconButton label={words.tidy} size="small" side="top" onClick={tidyStage}>
          <WandSparkles size={13} />
        </IconButton>
      )}
    </div>
  )
}
