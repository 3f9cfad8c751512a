import { useState } from 'react'
import type { WorkloadView } from '../../../protocol/messages'
import { recordsOf, useDerived, useRecord } from '../../../store/cluster'
import { remove, scale, setImage } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { Button } from '../../design/Button'
import { Chip } from '../../design/Chip'
import { Field } from '../../design/Field'
import { Conditions } from './Conditions'
import { firstContainer } from './firstContainer'
import css from './Inspector.module.css'
import { ObjectEvents } from './ObjectEvents'
import { ObjectYaml } from './ObjectYaml'
import { Head, Link, Row, Rows, Section } from './Rows'

/** A Deployment or ReplicaSet: what is wanted, what there is, and how to change it. */
export function WorkloadInspector({ workloadKey }: { readonly workloadKey: string }) {
  const workload = useRecord('Workload', workloadKey)
  const path = workload && pathOf(workload.objectKind, workload.namespace, workload.name)
  const object = useObject(path, workload)
  if (workload === undefined || path === undefined) {
    return <p className={css.sentence}>It is gone. Its events are in the Events panel.</p>
  }
  const whole = workload.ready >= workload.desired
  return (
    <>
      <Head kind={workload.objectKind} name={workload.name}>
        <Chip tone={whole ? 'ok' : 'warn'}>{`${workload.ready}/${workload.desired} ready`}</Chip>
      </Head>
      <Rows>
        <Row name="Updated" mono>
          {String(workload.updated)}
        </Row>
        <Row name="Available" mono>
          {String(workload.available)}
        </Row>
        <Row name="Image" mono>
          {workload.images.join(', ')}
        </Row>
        <Row name="Owner">
          {workload.owner !== '' && (
            <Link subject={workload.owner.replace('/', `/${workload.namespace}/`)}>
              {workload.owner}
            </Link>
          )}
        </Row>
      </Rows>
      {workload.objectKind === 'Deployment' && (
        <DeploymentControls key={workload.key} workload={workload} object={object} />
      )}
      <div className={css.actions}>
        <Button size="small" variant="danger" onClick={() => void notifyIfRefused(remove(path))}>
          Delete
        </Button>
      </div>
      <Children of={workload} />
      <Conditions object={object} />
      <ObjectEvents objectKey={workload.key} />
      <ObjectYaml object={object} path={path} />
    </>
  )
}

interface ControlsProps {
  readonly workload: WorkloadView
  readonly object: unknown
}

function DeploymentControls({ workload, object }: ControlsProps) {
  const { namespace, name, desired } = workload
  const [image, setWanted] = useState(workload.images[0] ?? '')
  const container = firstContainer(object)
  const resize = (replicas: number) => void notifyIfRefused(scale(namespace, name, replicas))
  const change = () => void notifyIfRefused(setImage(namespace, name, container, image))
  return (
    <>
      <div className={css.actions}>
        <Button
          size="small"
          aria-label="One replica fewer"
          onClick={() => resize(Math.max(0, desired - 1))}
        >
          −
        </Button>
        <output className={css.mono}>{desired} replicas</output>
        <Button size="small" aria-label="One replica more" onClick={() => resize(desired + 1)}>
          +
        </Button>
      </div>
      <form
        className={css.fields}
        onSubmit={(event) => {
          event.preventDefault()
          change()
        }}
      >
        <Field label="Image" value={image} onChange={setWanted} />
        <Button type="submit" disabled={image === workload.images[0] || container === ''}>
          Roll out
        </Button>
      </form>
    </>
  )
}

function Children({ of: { objectKind, namespace, name, key } }: { readonly of: WorkloadView }) {
  const owner = `${objectKind}/${name}`
  const subjects = useDerived(
    ['Workload', 'Pod'],
    `children/${key}`,
    () => childrenOf(owner, namespace),
    (one, other) => one.join() === other.join(),
  )
  if (subjects.length === 0) return null
  return (
    <Section title="Owns">
      <ul className={css.list}>
        {subjects.map((subject) => (
          <li key={subject}>
            {subject.slice(0, subject.indexOf('/'))}{' '}
            <Link subject={subject}>{subject.slice(subject.lastIndexOf('/') + 1)}</Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function childrenOf(owner: string, namespace: string): readonly string[] {
  const mine = (one: { readonly owner: string; readonly namespace: string }): boolean =>
    one.owner === owner && one.namespace === namespace
  const sets = recordsOf('Workload').filter(mine)
  const pods = recordsOf('Pod').filter(mine)
  return [...sets.map((one) => one.key), ...pods.map((pod) => `Pod/${pod.key}`)]
}
