import { useStore, useStoreApi } from '@xyflow/react'
import MapIcon from 'lucide-react/icons/map'
import X from 'lucide-react/icons/x'
import { useCallback, useMemo } from 'react'
import { setMinimapShown, useSettings } from '../../../store/settings'
import { stageHands } from '../../../words/english/stageHands'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import type { StageLayout } from '../layout/stageLayout'
import { wholeOf } from '../view/fit'
import { lookingAt } from '../view/lookingAt'
import css from './Minimap.module.css'
import { mapHands } from './mapHands'
import { type MapScale, mapScale, wantsMap } from './mapScale'
import { runMap } from './runMap'

interface Props {
  readonly layout: StageLayout
}

/** The whole stage in a corner, while not all of it is in view; what moves it is a hand or the arrows. */
export function Minimap({ layout }: Props) {
  const words = useWords(stageHands).minimap
  const map = useMemo(() => mapScale(wholeOf(layout)), [layout])
  const wanted = useStore((state) => wantsMap(map.whole, lookingAt(state)))
  const open = useSettings((state) => state.minimap)
  if (!wanted) return null
  return (
    <aside className={css.minimap} aria-label={words.map}>
      {open && <LittleStage layout={layout} map={map} />}
      <div className={css.switch} data-open={open}>
        <IconButton
          label={open ? words.hide : words.show}
          size="small"
          side="left"
          onClick={() => setMinimapShown(!open)}
        >
          {open ? <X size={13} /> : <MapIcon size={14} />}
        </IconButton>
      </div>
    </aside>
  )
}

function LittleStage({ layout, map }: Props & { readonly map: MapScale }) {
  const words = useWords(stageHands).minimap
  const flow = useStoreApi()
  const attach = useCallback(
    (canvas: HTMLCanvasElement) =>
      runMap(canvas, {
        layout,
        map,
        look: () => lookingAt(flow.getState()),
        onLook: (listener) =>
          flow.subscribe((state, before) => {
            if (state.transform !== before.transform || state.width !== before.width) listener()
          }),
      }),
    [flow, layout, map],
  )
  const hands = useMemo(() => mapHands(map, () => lookingAt(flow.getState())), [flow, map])
  return (
    <button type="button" className={css.map} aria-label={words.how} {...hands}>
      <canvas ref={attach} style={map.size} />
    </button>
  )
}
