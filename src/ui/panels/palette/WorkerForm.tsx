import { useState } from 'react'
import { command } from '../../../store/actions'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Field } from '../../design/Field'
import { Segments } from '../../design/Segments'
import { Form } from './Form'
import { Labelled } from './Labelled'
import { readLabels, readTaints } from './workerWords'

const SIZES = {
  small: { cpu: '2', memory: '4Gi' },
  medium: { cpu: '4', memory: '8Gi' },
  large: { cpu: '16', memory: '64Gi' },
} as const
type Size = keyof typeof SIZES
type Runtime = 'containerd' | 'cri-o' | 'docker'

const SIZE_NAMES = ['small', 'medium', 'large'] as const
const RUNTIMES = (['containerd', 'cri-o', 'docker'] as const).map((id) => ({ id, label: id }))

/** A machine at the cloud provider, whose kubelet joins the cluster once it has booted. */
export function WorkerForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(palette)
  const own = words.worker
  const sizes = SIZE_NAMES.map((id) => ({ id, label: own.cores(SIZES[id].cpu) }))
  const [size, setSize] = useState<Size>('medium')
  const [runtime, setRuntime] = useState<Runtime>('containerd')
  const [zone, setZone] = useState('a')
  const [labels, setLabels] = useState('')
  const [taints, setTaints] = useState('')
  const labelled = readLabels(labels)
  const tainted = readTaints(taints)
  const submit = () =>
    command({
      type: 'addWorker',
      ...SIZES[size],
      zone,
      runtime,
      labels: labelled.labels,
      taints: tainted.taints,
    })
  return (
    <Form
      title={own.title}
      action={own.add}
      wrong={labelled.problem ?? tainted.problem}
      onSubmit={submit}
      onDone={onDone}
    >
      <Labelled label={own.size}>
        <Segments label={own.size} segments={sizes} value={size} onChange={setSize} />
      </Labelled>
      <Labelled label={own.runtime}>
        <Segments label={own.runtime} segments={RUNTIMES} value={runtime} onChange={setRuntime} />
      </Labelled>
      <Field label={own.zone} value={zone} onChange={setZone} />
      <Field
        label={words.labels}
        value={labels}
        placeholder="disk=ssd, gpu=true"
        problem={labelled.problem}
        onChange={setLabels}
      />
      <Field
        label={own.taints}
        value={taints}
        placeholder="gpu=true:NoSchedule"
        problem={tainted.problem}
        onChange={setTaints}
      />
    </Form>
  )
}
