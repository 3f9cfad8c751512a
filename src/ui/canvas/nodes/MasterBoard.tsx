import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { Glyph } from '../../design/Glyph'
import type { MasterNode } from '../stageNodes'
import css from './MasterBoard.module.css'

/** The land that the control plane stands on, with its name on the edge. */
export const MasterBoard = memo(function MasterBoard({ data, width = 0 }: NodeProps<MasterNode>) {
  const words = useWords(nodes)
  return (
    <div className={css.board}>
      <h2 className={css.tab}>
        <Glyph who="master" size={16} />
        {data.master}
        {width >= ROOM_FOR_MORE && <small>{words.controlPlane}</small>}
      </h2>
    </div>
  )
})

/** A narrower board has its name alone on the edge. */
const ROOM_FOR_MORE = 260
