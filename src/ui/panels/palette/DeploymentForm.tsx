import { useState } from 'react'
import { createDeployment } from '../../../store/making'
import { openSubject } from '../../../store/selection'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Field } from '../../design/Field'
import { Form } from './Form'

export function DeploymentForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(palette)
  const [name, setName] = useState('')
  const [image, setImage] = useState('nginx:1.27')
  const [replicas, setReplicas] = useState('3')
  const wrong = /^\d{1,5}$/.test(replicas) ? undefined : words.deployment.noNumber(replicas)
  const submit = async () => {
    const wish = { image, replicas: Number(replicas), ...(name === '' ? {} : { name }) }
    const outcome = await createDeployment(wish)
    if ('problem' in outcome) return outcome.problem
    openSubject(outcome.made)
    return undefined
  }
  return (
    <Form
      title={words.deployment.title}
      action={words.deployment.create}
      wrong={wrong}
      onSubmit={submit}
      onDone={onDone}
    >
      <Field label={words.name} value={name} placeholder="shop" onChange={setName} />
      <Field label={words.image} value={image} onChange={setImage} />
      <Field
        label={words.deployment.replicas}
        value={replicas}
        inputMode="numeric"
        problem={wrong}
        onChange={setReplicas}
      />
    </Form>
  )
}
