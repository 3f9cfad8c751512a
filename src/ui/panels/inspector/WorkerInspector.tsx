import type { WorkerView } from '../../../protocol/messages'
import { command } from '../../../store/actions'
import { workerClocks } from '../../../store/clocks'
import { useRecord } from '../../../store/cluster'
import { cpuText, memoryText } from '../../../store/describe'
import { cordon } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
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
  const worker = useRecord('Worker', name)
  const path = pathOf('Node', '', name)
  const object = useObject(path, worker)
  if (worker === undefined) return <p className={css.sentence}>This worker is gone.</p>
  return (
    <>
      <Head kind="Worker" name={name} who="worker">
        <WorkerChips worker={worker} />
      </Head>
      <Rows>
        <Row name="CPU" mono>
          {`${cpuText(worker.cpuRequestedMillis)} asked of ${cpuText(worker.cpuMillis)}`}
        </Row>
        <Row name="Memory" mono>
          {`${memoryText(worker.memoryRequestedBytes)} asked of ${memoryText(worker.memoryBytes)}`}
        </Row>
        <Row name="Zone">{worker.zone}</Row>
        <Row name="Runtime">{worker.runtime}</Row>
        <Row name="Address" mono>
          {worker.address}
        </Row>
        <Row name="Pod range" mono>
          {worker.podCIDR}
        </Row>
        <Row name="Taints" mono>
          {worker.taints.join(', ')}
        </Row>
        <Row name="Proxy rules" mono>
          {String(worker.proxyRules)}
        </Row>
        <Row name="Images" mono>
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
        {powered ? 'Cut power' : 'Restore power'}
      </Button>
      <Button
        size="small"
        variant="danger"
        onClick={() => void notifyIfRefused(command({ type: 'removeWorker', name }))}
      >
        Remove
      </Button>
    </div>
  )
}
