import { useState } from 'react'
import { createPod } from '../../../store/making'
import { openSubject } from '../../../store/selection'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Field } from '../../design/Field'
import { Form } from './Form'

export function PodForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(palette)
  const [name, setName] = useState('')
  const [image, setImage] = useState('nginx:1.27')
  const submit = async () => {
    const outcome = await createPod({ image, ...(name === '' ? {} : { name }) })
    if ('problem' in outcome) return outcome.problem
    openSubject(outcome.made)
    return undefined
  }
  return (
    <Form title={words.pod.title} action={words.pod.create} onSubmit={submit} onDone={onDone}>
      <Field label={words.name} value={name} placeholder="pod" onChange={setName} />
      <Field label={words.image} value={image} onChange={setImage} hint={words.pod.imageHint} />
    </Form>
  )
}
