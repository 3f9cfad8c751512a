import Box from 'lucide-react/icons/box'
import FileCode from 'lucide-react/icons/file-code'
import Layers from 'lucide-react/icons/layers'
import Network from 'lucide-react/icons/network'
import Scissors from 'lucide-react/icons/scissors'
import Server from 'lucide-react/icons/server'
import Skull from 'lucide-react/icons/skull'
import Zap from 'lucide-react/icons/zap'
import { type ComponentType, useState } from 'react'
import { openDock } from '../../../store/selection'
import { Popover } from '../../design/Popover'
import { CrashForm } from './CrashForm'
import { CutWireForm } from './CutWireForm'
import { DeploymentForm } from './DeploymentForm'
import { PodForm } from './PodForm'
import { PowerForm } from './PowerForm'
import css from './Rail.module.css'
import { ServiceForm } from './ServiceForm'
import { WorkerForm } from './WorkerForm'

interface Tool {
  readonly id: string
  readonly label: string
  readonly Icon: typeof Box
  readonly Form: ComponentType<{ readonly onDone: () => void }>
}

/** Dragged onto the stage, a tool makes its thing there with the defaults. */
export const TOOL_TYPE = 'application/x-kubeorama-tool'

const ADD: readonly Tool[] = [
  { id: 'worker', label: 'Worker', Icon: Server, Form: WorkerForm },
  { id: 'pod', label: 'Pod', Icon: Box, Form: PodForm },
  { id: 'deployment', label: 'Deploy', Icon: Layers, Form: DeploymentForm },
  { id: 'service', label: 'Service', Icon: Network, Form: ServiceForm },
]

const BREAK: readonly Tool[] = [
  { id: 'power', label: 'Power', Icon: Zap, Form: PowerForm },
  { id: 'crash', label: 'Crash', Icon: Skull, Form: CrashForm },
  { id: 'wire', label: 'Cut wire', Icon: Scissors, Form: CutWireForm },
]

export function Rail() {
  return (
    <nav className={css.rail} aria-label="Palette">
      <h2 className={css.heading}>Add</h2>
      {ADD.map((tool) => (
        <RailTool key={tool.id} tool={tool} />
      ))}
      <button
        type="button"
        className={css.tool}
        aria-label="YAML"
        title="YAML"
        onClick={() => openDock('yaml')}
      >
        <FileCode size={20} />
        <span>YAML</span>
      </button>
      <hr className={css.rule} />
      <h2 className={css.heading}>Break</h2>
      {BREAK.map((tool) => (
        <RailTool key={tool.id} tool={tool} danger />
      ))}
    </nav>
  )
}

function RailTool({ tool, danger = false }: { readonly tool: Tool; readonly danger?: boolean }) {
  const { id, label, Icon, Form } = tool
  const [open, setOpen] = useState(false)
  return (
    <Popover
      side="right"
      label={label}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          className={css.tool}
          aria-label={label}
          title={label}
          data-danger={danger || undefined}
          draggable={!danger}
          onDragStart={(event) => event.dataTransfer.setData(TOOL_TYPE, id)}
        >
          <Icon size={20} aria-hidden="true" />
          <span>{label}</span>
        </button>
      }
    >
      <Form onDone={() => setOpen(false)} />
    </Popover>
  )
}
