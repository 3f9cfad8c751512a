import type { WorkerView } from '../../../protocol/messages'
import { command } from '../../../store/actions'
import { workerClocks } from '../../../store/clocks'
import { useRecord } from '../../../store/cluster'
import { cpuText, memoryText } from '../../../store/describe'
import { cordon } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Conditions } from './Conditions'
import css from './Inspector.module.css'
import { LazyClocks } from './LazyClocks'
import { LazyLife } from './life/LazyLife'
import { ObjectEvents } from './ObjectEvents'
import { ObjectYaml } from './ObjectYaml'
import { Breakable, Head, Row, Rows } from './Rows'
import { LazyRelated } from './related/LazyRelated'
import { WorkerChips } from './WorkerChips'

export function WorkerInspector({ name }: { readonly name: string }) {
  const { worker: words, address } = useWords(inspector)
  const worker = useRecord('Worker', name)
  const path = pathOf('Node', '', name)
  const object = useObject(path, worker)
  if (worker === undefined) return <p className={css.sentence}>{words.gone}</p>
  return (
    <>
      <Head kind={words.worker} name={name} who="worker">
        <WorkerChips worker={worker} />
      </Head>
      <Rows>
        <Row name={words.cpu} mono>
          {words.asked(cpuText(worker.cpuRequestedMillis), cpuText(worker.cpuMillis))}
        </Row>
        <Row name={words.memory} mono>
          {words.asked(memoryText(worker.memoryRequestedBytes), memoryText(worker.memoryBytes))}
        </Row>
        <Row name={words.zone}>{worker.zone}</Row>
        <Row name={words.runtime}>{worker.runtime}</Row>
        <Row name={address} mono>
          {worker.address}
        </Row>
        <Row name={words.podRange} mono>
          {worker.podCIDR}
        </Row>
        <Row name={words.taints} mono>
          {worker.taints.join(', ')}
        </Row>
        <Row name={words.proxyRules} mono>
          {String(worker.proxyRules)}
        </Row>
        <Row name={words.images} mono>
          <Breakable text={worker.images.map(({ name }) => name).join(', ')} />
        </Row>
      </Rows>
      <WorkerActions worker={worker} />
      <LazyLife kind="Worker" name={name} />
      <LazyClocks clocks={workerClocks(worker)} />
      <LazyRelated />
      <Conditions object={object} />
      <ObjectEvents objectKey={`Node/${name}`} />
      <ObjectYaml object={object} path={path} />
    </>
  )
}

function WorkerActions({ worker }: { readonly worker: WorkerView }) {
  const { worker: words } = useWords(inspector)
  const { name, cordoned, powered } = worker
  const power = powered
    ? ({ type: 'powerCutNode', name } as const)
    : ({ type: 'restoreNode', name } as const)
  return (
    <div className={css.actions}>
      <Button size="small" onClick={() => void notifyIfRefused(cordon(name, !cordoned))}>
        {cordoned ? 'Uncordon' : 'Cordon'}
      </Button>
      <Button
        size="small"
        onClick={() => void notifyIfRefused(command({ type: 'drainNode', name }))}
      >
        Drain
      </Button>
      <Button size="small" variant="danger" onClick={() => void notifyIfRefused(command(power))}>
        {powered ? words.cutPower : words.restorePower}
      </Button>
      <Button
        size="small"
        variant="danger"
        onClick={() => void notifyIfRefused(command({ type: 'removeWorker', name }))}
      >
        {words.remove}
      </Button>
    </div>
  )
}
