import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { PartNode } from '../stageNodes'
import { ApiServerPart } from './ApiServerPart'
import { ControllersPart } from './ControllersPart'
import { EtcdPart } from './EtcdPart'
import { SchedulerPart } from './SchedulerPart'

const parts = {
  scheduler: SchedulerPart,
  controllers: ControllersPart,
  cloud: ControllersPart,
  api: ApiServerPart,
  etcd: EtcdPart,
} as const

/** One component of a master. */
export const PartCard = memo(function PartCard({ data: { layout } }: NodeProps<PartNode>) {
  const Part = parts[layout.part]
  return <Part layout={layout} />
})
