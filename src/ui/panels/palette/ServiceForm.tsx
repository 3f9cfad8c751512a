import { useState } from 'react'
import { command } from '../../../store/actions'
import { recordsOf, useDerived } from '../../../store/cluster'
import { createService } from '../../../store/making'
import { openSubject } from '../../../store/selection'
import { palette } from '../../../words/english/palette'
import { useWords } from '../../../words/language'
import { Field } from '../../design/Field'
import { Choice } from './Choice'
import { Form } from './Form'
import css from './Form.module.css'

const KINDS = ['LoadBalancer', 'NodePort', 'ClusterIP'] as const

/** A Service for the pods of a Deployment, with visitors that use it. */
export function ServiceForm({ onDone }: { readonly onDone: () => void }) {
  const words = useWords(palette).service
  const apps = useDerived(['Pod'], 'apps', appsOf, sameList)
  const [app, setApp] = useState(apps[0] ?? '')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('LoadBalancer')
  const [visitors, setVisitors] = useState('2')
  if (apps.length === 0) {
    return <p className={css.about}>{words.needsPods}</p>
  }
  const submit = async () => {
    const outcome = await createService({ selector: { app }, type: kind })
    if ('problem' in outcome) return outcome.problem
    openSubject(outcome.made)
    const [, namespace = '', service = ''] = outcome.made.split('/')
    return command({ type: 'setTraffic', namespace, service, perSecond: Number(visitors) || 0 })
  }
  return (
    <Form title={words.title} action={words.create} onSubmit={submit} onDone={onDone}>
      <Choice label={words.app} value={app} options={apps} onChange={setApp} />
      <Choice label={words.type} value={kind} options={KINDS} onChange={setKind} />
      <Field
        label={words.visitors}
        value={visitors}
        inputMode="decimal"
        onChange={setVisitors}
        hint={words.visitorsHint}
      />
    </Form>
  )
}

function appsOf(): readonly string[] {
  const apps = recordsOf('Pod').flatMap((pod) => pod.labels.app ?? [])
  return [...new Set(apps)].sort()
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])
