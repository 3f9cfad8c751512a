import { openDock } from '../../../store/selection'
import { actors } from '../../../words/english/actors'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { whoIs } from '../../design/who'
import { ApiServerState } from './ApiServerState'
import { aboutActor } from './aboutActor'
import { CloudState } from './CloudState'
import { ControllersState } from './ControllersState'
import { EtcdState } from './EtcdState'
import css from './Inspector.module.css'
import { Head, Link, Row, Rows } from './Rows'
import { SchedulerState } from './SchedulerState'

/** A part of the control plane, of a worker, or of the outside world: what it is for, and its state. */
export function ActorInspector({ actor }: { readonly actor: string }) {
  const [kind = '', host = ''] = actor.split('/')
  const words = useWords(actors)
  const { title, part } = aboutActor(kind, words.about)
  return (
    <>
      <Head kind={host === '' ? words.outside : host} name={title} who={whoIs(actor)} plain />
      <p className={css.sentence}>{part}</p>
      <State kind={kind} actor={actor} host={host} />
    </>
  )
}

interface Props {
  readonly kind: string
  readonly actor: string
  readonly host: string
}

function State({ kind, actor, host }: Props) {
  const words = useWords(actors)
  switch (kind) {
    case 'kube-apiserver':
      return <ApiServerState actor={actor} />
    case 'etcd':
      return <EtcdState actor={actor} />
    case 'kube-scheduler':
      return <SchedulerState actor={actor} />
    case 'kube-controller-manager':
    case 'cloud-controller-manager':
      return <ControllersState actor={actor} />
    case 'cloud-provider':
      return <CloudState />
    case 'end-users':
      return (
        <div className={css.actions}>
          <Button size="small" onClick={() => openDock('visitors')}>
            {words.howTheyFare}
          </Button>
        </div>
      )
    case 'kubelet':
    case 'kube-proxy':
    case 'runtime':
      return (
        <Rows>
          <Row name={words.worker}>
            <Link subject={`Worker/${host}`}>{host}</Link>
          </Row>
        </Rows>
      )
    default:
      return null
  }
}
