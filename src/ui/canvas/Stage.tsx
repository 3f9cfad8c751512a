import '@xyflow/react/dist/base.css'
import { ReactFlowProvider } from '@xyflow/react'
import { LazyMotion, MotionConfig } from 'framer-motion'
import { useRef } from 'react'
import { TooltipRoom } from '../design/Tooltip'
import css from './Stage.module.css'
import { StageFlow } from './StageFlow'
import type { StageProps } from './stageProps'
import { useRoom } from './view/useRoom'

/** How pods move is not needed to show where they lie. */
const motion = async () => (await import('./domAnimation')).domAnimation

/** The cluster as a chart: who stands where, what is on its way, what is in trouble. */
export function Stage(props: StageProps) {
  const frame = useRef<HTMLElement>(null)
  const room = useRoom(frame)
  return (
    <section ref={frame} className={css.stage} data-stage aria-label="The cluster">
      {room && (
        <ReactFlowProvider>
          <LazyMotion features={motion} strict>
            <MotionConfig reducedMotion="user">
              <TooltipRoom>
                <StageFlow room={room} {...props} />
              </TooltipRoom>
            </MotionConfig>
          </LazyMotion>
        </ReactFlowProvider>
      )}
    </section>
  )
}
