import Trash from 'lucide-react/icons/trash-2'
import type { PodView } from '../../../protocol/messages'
import { podClocks } from '../../../store/clocks'
import { useRecord } from '../../../store/cluster'
import { cpuText, memoryText } from '../../../store/describe'
import { remove } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { openLog, openScheduling } from '../../../store/selection'
import { Button } from '../../design/Button'
import { Chip } from '../../design/Chip'
import { isPending, LazyWhyPending } from '../whyPending/LazyWhyPending'
import { Conditions, conditionsOf } from './Conditions'
import css from './Inspector.module.css'
import { LazyClocks } from './LazyClocks'
import { LazyLife } from './life/LazyLife'
import { ObjectEvents } from './ObjectEvents'
import { ObjectYaml } from './ObjectYaml'
import { PodVolumes } from './PodVolumes'
import { Preempted } from './Preempted'
import { podTone } from './podTone'
import { Breakable, Head, Link, Row, Rows, Section } from './Rows'
import { LazyRelated } from './related/LazyRelated'
import { useWhyPending } from './useWhyPending'

export function PodInspector({ podKey }: { readonly podKey: string }) {
  const pod = useRecord('Pod', podKey)
  const worker = useRecord('Worker', pod?.node ?? '')
  const path = pod && pathOf('Pod', pod.namespace, pod.name)
  const object = useObject(path, pod)
  const why = useWhyPending(pod)
  if (pod === undefined || path === undefined) {
    return (
      <>
        <p className={css.sentence}>This pod is gone. Its events are in the Events panel.</p>
        <Preempted podKey={podKey} />
      </>
    )
  }
  return (
    <>
      <Head kind="Pod" name={pod.name} who="pod">
        <Chip tone={podTone(pod.look)}>{pod.status}</Chip>
      </Head>
      {why !== undefined && (
        <p className={css.sentence} data-why>
          {why}
        </p>
      )}
      {isPreempted(object) && <Preempted podKey={podKey} />}
      {isPending(pod) && <LazyWhyPending pod={pod} brief />}
      <Rows>
        <Row name="Namespace" mono>
          {pod.namespace}
        </Row>
        <Row name="Node">
          {pod.node === '' ? 'none yet' : <Link subject={`Worker/${pod.node}`}>{pod.node}</Link>}
        </Row>
        <Row name="Address" mono>
          {pod.ip}
        </Row>
        <Row name="Ready" mono>
          {`${pod.readyContainers}/${pod.containers.filter((one) => one.kind !== 'init').length}`}
        </Row>
        <Row name="Restarts" mono>
          {String(pod.restarts)}
        </Row>
        <Row name="Asks for" mono>
          {askedBy(pod)}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openScheduling(pod.key)}>
          Scheduling
        </Button>
        <Button size="small" onClick={() => openLog(pod.key)}>
          Logs
        </Button>
        <Button
          size="small"
          variant="danger"
          icon={<Trash size={14} />}
          onClick={() => void notifyIfRefused(remove(path))}
        >
          Delete
        </Button>
      </div>
      <LazyLife kind="Pod" name={pod.key} />
      <LazyClocks clocks={podClocks(pod, worker?.ready !== 'Unknown')} />
      <Section title="Containers">
        <ul className={css.list}>
          {pod.containers.map((one) => (
            <li key={one.name}>
              <strong>{one.name}</strong> {one.state}
              {one.reason !== '' && ` (${one.reason})`}
              <br />
              <code className={css.mono}>
                <Breakable text={one.image} />
              </code>
            </li>
          ))}
        </ul>
      </Section>
      <LazyRelated />
      <PodVolumes pod={pod} object={object} />
      <Conditions object={object} />
      <ObjectEvents objectKey={`Pod/${pod.key}`} />
      <ObjectYaml object={object} path={path} />
    </>
  )
}

const isPreempted = (object: unknown): boolean =>
  conditionsOf(object).some(({ reason }) => reason === 'PreemptionByScheduler')

/** `0.25 CPU, 512 Mi`; empty for a pod that asks for nothing. */
function askedBy({ cpuMillis, memoryBytes }: PodView): string {
  const cpu = cpuMillis > 0 ? [`${cpuText(cpuMillis)} CPU`] : []
  const memory = memoryBytes > 0 ? [memoryText(memoryBytes)] : []
  return [...cpu, ...memory].join(', ')
}
