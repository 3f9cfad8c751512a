import { useState } from 'react'
import { createDeployment } from '../../../store/making'
import { openSubject } from '../../../store/selection'
import { Field } from '../../design/Field'
import { Form } from './Form'

export function DeploymentForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const [image, setImage] = useState('nginx:1.27')
  const [replicas, setReplicas] = useState('3')
  const wrong = /^\d{1,5}$/.test(replicas) ? undefined : `${replicas} is no number of pods. Try 3.`
  const submit = async () => {
    const wish = { image, replicas: Number(replicas), ...(name === '' ? {} : { name }) }
    const outcome = await createDeployment(wish)
    if ('problem' in outcome) return outcome.problem
    openSubject(outcome.made)
    return undefined
  }
  return (
    <Form
      title="A Deployment"
      action="Create the Deployment"
      wrong={wrong}
      onSubmit={submit}
      onDone={onDone}
    >
      <Field label="Name" value={name} placeholder="shop" onChange={setName} />
      <Field label="Image" value={image} onChange={setImage} />
      <Field
        label="Replicas"
        value={replicas}
        inputMode="numeric"
        problem={wrong}
        onChange={setReplicas}
      />
    </Form>
  )
}
