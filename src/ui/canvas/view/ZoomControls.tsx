import Maximize from 'lucide-react/icons/maximize'
import Minus from 'lucide-react/icons/minus'
import Plus from 'lucide-react/icons/plus'
import WandSparkles from 'lucide-react/icons/wand-sparkles'
import { useSettings } from '../../../store/settings'
import { IconButton } from '../../design/IconButton'
import { fitStage, tidyStage, zoomStage } from './stageCommands'
import css from './ZoomControls.module.css'

const STEP = 1.25

/** Small, in the corner: nearer, further, everything, and tidy where somebody moved things. */
export function ZoomControls({ right }: { readonly right: boolean }) {
  const moved = useSettings((state) => Object.keys(state.places).length > 0)
  return (
    <div className={css.controls} data-right={right} role="toolbar" aria-label="View">
      <IconButton
        label="Further away"
        keys="−"
        size="small"
        side="top"
        onClick={() => zoomStage(1 / STEP)}
      >
        <Minus size={14} />
      </IconButton>
      <IconButton label="Show everything" keys="0" size="small" side="top" onClick={fitStage}>
        <Maximize size={13} />
      </IconButton>
      <IconButton label="Nearer" keys="+" size="small" side="top" onClick={() => zoomStage(STEP)}>
        <Plus size={14} />
      </IconButton>
      {moved && (
        <IconButton
          label="Tidy up: everything back to its place"
          size="small"
          side="top"
          onClick={tidyStage}
        >
          <WandSparkles size={13} />
        </IconButton>
      )}
    </div>
  )
}
