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
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
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
  readonly id: keyof typeof palette.english.tools
  readonly Icon: typeof Box
  readonly Form: ComponentType<{ readonly onDone: () => void }>
}

/** Dragged onto the stage, a tool makes its thing there with the defaults. */
export const TOOL_TYPE = 'application/x-kubeorama-tool'

const ADD: readonly Tool[] = [
  { id: 'worker', Icon: Server, Form: WorkerForm },
  { id: 'pod', Icon: Box, Form: PodForm },
  { id: 'deployment', Icon: Layers, Form: DeploymentForm },
  { id: 'service', Icon: Network, Form: ServiceForm },
]

const BREAK: readonly Tool[] = [
  { id: 'power', Icon: Zap, Form: PowerForm },
  { id: 'crash', Icon: Skull, Form: CrashForm },
  { id: 'wire', Icon: Scissors, Form: CutWireForm },
]

export function Rail() {
  const words = useWords(palette)
  return (
    <nav className={css.rail} aria-label={words.palette}>
      <h2 className={css.heading}>{words.add}</h2>
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
      <h2 className={css.heading}>{words.break}</h2>
      {BREAK.map((tool) => (
        <RailTool key={tool.id} tool={tool} danger />
      ))}
    </nav>
  )
}

function RailTool({ tool, danger = false }: { readonly tool: Tool; readonly danger?: boolean }) {
  const { id, Icon, Form } = tool
  const label = useWords(palette).tools[id]
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
