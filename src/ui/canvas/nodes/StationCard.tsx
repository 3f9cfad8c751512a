import type { NodeProps } from '@xyflow/react'
import { memo, useSyncExternalStore } from 'react'
import { listenToKind, recordsOf } from '../../../store/cluster'
import { stage } from '../../../words/english/stage'
import { useWords } from '../../../words/language'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import type { StationName } from '../layout/stations'
import type { StationNode } from '../stageNodes'
import { actorTarget, useIsSelected } from '../target'
import css from './StationCard.module.css'

/** Somebody outside the cluster: a disc with a name. */
export const StationCard = memo(function StationCard({ data: { layout } }: NodeProps<StationNode>) {
  const { station, named, disc } = layout
  const words = useWords(stage)
  const names = words.stations[station]
  const target = actorTarget(station)
  const selected = useIsSelected(target)
  const perSecond = useTraffic(station)
  const remark = perSecond === 0 ? '' : words.aSecond(perSecond)
  return (
    <button
      type="button"
      className={css.station}
      data-target={target}
      data-selected={selected}
      data-stop
      aria-label={[names.whole, remark].filter((part) => part !== '').join(', ')}
      aria-pressed={selected}
    >
      <span className={css.disc} style={{ width: disc, height: disc }}>
        <Glyph who={whoIs(station)} size={disc / 2} />
      </span>
      <span className={css.name} data-you={station === 'you'}>
        {named !== 'no' && names[named]}
      </span>
      {remark && disc >= ROOMY && <span className={css.remark}>{remark}</span>}
    </button>
  )
})

/** Stations with smaller discs stand too close for a second line. */
const ROOMY = 44

/** Requests a second that come from a station: visitors are told of. */
function useTraffic(station: StationName): number {
  return useSyncExternalStore(
    (listener) => (station === 'end-users' ? listenToKind('Service', listener) : unheard),
    () => (station === 'end-users' ? traffic() : 0),
  )
}

const unheard = (): void => undefined

const traffic = (): number =>
  recordsOf('Service').reduce((sum, one) => sum + (one.traffic?.perSecond ?? 0), 0)
