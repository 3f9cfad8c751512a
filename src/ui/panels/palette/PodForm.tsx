import { useState } from 'react'
import { createPod } from '../../../store/making'
import { openSubject } from '../../../store/selection'
import { Field } from '../../design/Field'
import { Form } from './Form'

export function PodForm({ onDone }: { readonly onDone: () => void }) {
  const [name, setName] = useState('')
  const [image, setImage] = useState('nginx:1.27')
  const submit = async () => {
    const outcome = await createPod({ image, ...(name === '' ? {} : { name }) })
    if ('problem' in outcome) return outcome.problem
    openSubject(outcome.made)
    return undefined
  }
  return (
    <Form title="A Pod" action="Create the Pod" onSubmit={submit} onDone={onDone}>
      <Field label="Name" value={name} placeholder="pod" onChange={setName} />
      <Field
        label="Image"
        value={image}
        onChange={setImage}
        hint="Try a tag that does not exist, such as nginx:9.99."
      />
    </Form>
  )
}
