import { useState } from 'react'
import type { WorkloadView } from '../../../protocol/messages'
import { scale, setImage } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Field } from '../../design/Field'
import { firstContainer } from './firstContainer'
import css from './Inspector.module.css'
import { Stepper } from './Stepper'

interface Props {
  readonly workload: WorkloadView
  readonly object: unknown
}

/** What people change most: how many, and of which image. */
export function DeploymentControls({ workload, object }: Props) {
  const words = useWords(inspector)
  const { namespace, name, desired } = workload
  const [image, setWanted] = useState(workload.images[0] ?? '')
  const container = firstContainer(object)
  const resize = (replicas: number) => void notifyIfRefused(scale(namespace, name, replicas))
  const change = () => void notifyIfRefused(setImage(namespace, name, container, image))
  return (
    <>
      <div className={css.actions}>
        <Stepper words={words.workload} value={desired} onChange={resize} />
      </div>
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault()
          change()
        }}
      >
        <Field label={words.image} value={image} onChange={setWanted} spellCheck={false} />
        <Button type="submit" disabled={image === workload.images[0] || container === ''}>
          {words.workload.rollOut}
        </Button>
      </form>
    </>
  )
}
