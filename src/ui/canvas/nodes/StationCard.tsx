import type { NodeProps } from '@xyflow/react'
import { memo, useSyncExternalStore } from 'react'
import { listenToKind, recordsOf } from '../../../store/cluster'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import type { StationName } from '../layout/stations'
import type { StationNode } from '../stageNodes'
import { actorTarget, useIsSelected } from '../target'
import css from './StationCard.module.css'

/** Somebody outside the cluster: a disc with a name. */
export const StationCard = memo(function StationCard({ data: { layout } }: NodeProps<StationNode>) {
  const { station, name, disc } = layout
  const target = actorTarget(station)
  const selected = useIsSelected(target)
  const remark = useRemark(station)
  return (
    <button
      type="button"
      className={css.station}
      data-target={target}
      data-selected={selected}
      data-stop
      aria-label={`${longNames[station]}${remark && `, ${remark}`}`}
      aria-pressed={selected}
    >
      <span className={css.disc} style={{ width: disc, height: disc }}>
        <Glyph who={whoIs(station)} size={disc / 2} />
      </span>
      <span className={css.name} data-you={station === 'you'}>
        {name}
      </span>
      {remark && disc >= ROOMY && <span className={css.remark}>{remark}</span>}
    </button>
  )
})

/** Stations with smaller discs stand too close for a second line. */
const ROOMY = 44

const longNames: Readonly<Record<StationName, string>> = {
  you: 'You, with kubectl',
  'end-users': 'End users',
  'image-registry': 'Image registry',
  'cloud-provider': 'Cloud provider',
}

/** What a station has to say beside its name; empty when nothing. */
function useRemark(station: StationName): string {
  return useSyncExternalStore(
    (listener) => (station === 'end-users' ? listenToKind('Service', listener) : unheard),
    () => (station === 'end-users' ? trafficRemark() : ''),
  )
}

const unheard = (): void => undefined

function trafficRemark(): string {
  const perSecond = recordsOf('Service').reduce(
    (sum, { traffic }) => sum + (traffic?.perSecond ?? 0),
    0,
  )
  return perSecond === 0 ? '' : `${perSecond} a second`
}
