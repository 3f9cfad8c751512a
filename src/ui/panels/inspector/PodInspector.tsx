import Trash from 'lucide-react/icons/trash-2'
import type { PodView } from '../../../protocol/messages'
import { podClocks } from '../../../store/clocks'
import { useRecord } from '../../../store/cluster'
import { cpuText, memoryText } from '../../../store/describe'
import { remove } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { openLog, openScheduling } from '../../../store/selection'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
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
  const words = useWords(inspector)
  const pod = useRecord('Pod', podKey)
  const worker = useRecord('Worker', pod?.node ?? '')
  const path = pod && pathOf('Pod', pod.namespace, pod.name)
  const object = useObject(path, pod)
  const why = useWhyPending(pod)
  if (pod === undefined || path === undefined) {
    return (
      <>
        <p className={css.sentence}>{words.pod.gone}</p>
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
        <Row name={words.namespace} mono>
          {pod.namespace}
        </Row>
        <Row name={words.node}>
          {pod.node === '' ? (
            words.pod.noNode
          ) : (
            <Link subject={`Worker/${pod.node}`}>{pod.node}</Link>
          )}
        </Row>
        <Row name={words.address} mono>
          {pod.ip}
        </Row>
        <Row name={words.pod.ready} mono>
          {`${pod.readyContainers}/${pod.containers.filter((one) => one.kind !== 'init').length}`}
        </Row>
        <Row name={words.pod.restarts} mono>
          {String(pod.restarts)}
        </Row>
        <Row name={words.pod.asksFor} mono>
          {askedBy(pod, words.pod.cpu)}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button size="small" onClick={() => openScheduling(pod.key)}>
          {words.pod.scheduling}
        </Button>
        <Button size="small" onClick={() => openLog(pod.key)}>
          {words.pod.logs}
        </Button>
        <Button
          size="small"
          variant="danger"
          icon={<Trash size={14} />}
          onClick={() => void notifyIfRefused(remove(path))}
        >
          {words.delete}
        </Button>
      </div>
      <LazyLife kind="Pod" name={pod.key} />
      <LazyClocks clocks={podClocks(pod, worker?.ready !== 'Unknown')} />
      <Section title={words.pod.containers}>
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
function askedBy({ cpuMillis, memoryBytes }: PodView, inCPU: (cores: string) => string): string {
  const cpu = cpuMillis > 0 ? [inCPU(cpuText(cpuMillis))] : []
  const memory = memoryBytes > 0 ? [memoryText(memoryBytes)] : []
  return [...cpu, ...memory].join(', ')
}
