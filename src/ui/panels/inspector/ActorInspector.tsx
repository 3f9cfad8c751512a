import { useRecord } from '../../../store/cluster'
import { openScheduling } from '../../../store/selection'
import { Button } from '../../design/Button'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import { aboutActor } from './aboutActor'
import css from './Inspector.module.css'
import { Head, Link, Row, Rows, Section } from './Rows'

/** A part of the control plane, of a worker, or of the outside world: what it is for, and its state. */
export function ActorInspector({ actor }: { readonly actor: string }) {
  const [kind = '', host = ''] = actor.split('/')
  const { title, part } = aboutActor(kind)
  return (
    <>
      <Head kind={host} name={title}>
        <Glyph who={whoIs(actor)} />
      </Head>
      <p className={css.sentence}>{part}</p>
      {kind === 'etcd' && <EtcdState actor={actor} />}
      {kind === 'kube-scheduler' && <SchedulerState actor={actor} />}
      {kind.endsWith('controller-manager') && <ControllersState actor={actor} />}
      {kind === 'kube-apiserver' && <ApiServerState actor={actor} />}
      {kind === 'cloud-provider' && <CloudState />}
      {['kubelet', 'kube-proxy', 'runtime'].includes(kind) && (
        <Rows>
          <Row name="Worker">
            <Link subject={`Worker/${host}`}>{host}</Link>
          </Row>
        </Rows>
      )}
    </>
  )
}

function EtcdState({ actor }: { readonly actor: string }) {
  const etcd = useRecord('Etcd', actor)
  if (etcd === undefined) return null
  return (
    <>
      <Rows>
        <Row name="Revision" mono>
          {String(etcd.revision)}
        </Row>
        <Row name="Compacted" mono>
          {String(etcd.compacted)}
        </Row>
        <Row name="Role">{`${etcd.role}, term ${etcd.term}`}</Row>
        <Row name="Keys" mono>
          {String(etcd.keys)}
        </Row>
      </Rows>
      <Section title="Last writes">
        <ul className={css.list}>
          {etcd.lastWrites.map((write) => (
            <li key={write.revision}>
              <code
                className={css.mono}
              >{`${write.revision} ${write.deleted ? '× ' : ''}${write.key}`}</code>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function SchedulerState({ actor }: { readonly actor: string }) {
  const scheduler = useRecord('Scheduler', actor)
  if (scheduler === undefined) return null
  return (
    <>
      <Rows>
        <Row name="Active" mono>
          {String(scheduler.active.length)}
        </Row>
        <Row name="Backoff" mono>
          {String(scheduler.backoff.length)}
        </Row>
        <Row name="Unschedulable" mono>
          {String(scheduler.unschedulable.length)}
        </Row>
        <Row name="Gated" mono>
          {String(scheduler.gated.length)}
        </Row>
      </Rows>
      <Button onClick={() => openScheduling()}>Its last decision</Button>
    </>
  )
}

function ControllersState({ actor }: { readonly actor: string }) {
  const manager = useRecord('ControllerManager', actor)
  return (
    <Section title="Controllers">
      <ul className={css.list}>
        {manager?.controllers.map((one) => (
          <li key={one.name}>
            <strong>{one.title}</strong>
            <span className={css.aside}>{`${one.depth} waiting, ${one.syncs} syncs`}</span>
            {one.lastKey !== '' && <div className={css.kind}>last: {one.lastKey}</div>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function ApiServerState({ actor }: { readonly actor: string }) {
  const server = useRecord('ApiServer', actor)
  return (
    <Rows>
      <Row name="In flight" mono>
        {String(server?.inFlight.length ?? 0)}
      </Row>
      <Row name="Watches" mono>
        {String(server?.watches ?? 0)}
      </Row>
      <Row name="Requests" mono>
        {String(server?.requests ?? 0)}
      </Row>
    </Rows>
  )
}

function CloudState() {
  const cloud = useRecord('Cloud', 'cloud-provider')
  return (
    <Section title="Machines and load balancers">
      <ul className={css.list}>
        {cloud?.machines.map((one) => (
          <li key={one.name}>
            {one.name} <span className={css.aside}>{one.state}</span>
          </li>
        ))}
        {cloud?.loadBalancers.map((one) => (
          <li key={one.service}>
            {one.service} <span className={css.aside}>{one.ip}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
