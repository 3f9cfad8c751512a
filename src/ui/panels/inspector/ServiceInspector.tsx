import Trash from 'lucide-react/icons/trash-2'
import type { ServiceView } from '../../../protocol/messages'
import { command } from '../../../store/actions'
import { useRecord } from '../../../store/cluster'
import { remove } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { openVisitors } from '../../../store/selection'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Segments } from '../../design/Segments'
import css from './Inspector.module.css'
import { ObjectEvents } from './ObjectEvents'
import { ObjectYaml } from './ObjectYaml'
import { Breakable, Head, Link, Row, Rows, Section } from './Rows'
import { LazyRelated } from './related/LazyRelated'

export function ServiceInspector({ serviceKey }: { readonly serviceKey: string }) {
  const words = useWords(inspector)
  const service = useRecord('Service', serviceKey)
  const path = service && pathOf('Service', service.namespace, service.name)
  const object = useObject(path, service)
  if (service === undefined || path === undefined) {
    return <p className={css.sentence}>{words.service.gone}</p>
  }
  return (
    <>
      <Head kind="Service" name={service.name} who="proxy" />
      <Rows>
        <Row name={words.namespace} mono>
          {service.namespace}
        </Row>
        <Row name={words.service.type}>{service.type}</Row>
        <Row name={words.service.clusterIP} mono>
          {service.clusterIP}
        </Row>
        <Row name={words.service.externalIP} mono>
          {service.type === 'LoadBalancer' ? service.externalIP || '<pending>' : service.externalIP}
        </Row>
        <Row name={words.service.ports} mono>
          {service.ports.join(', ')}
        </Row>
      </Rows>
      <div className={css.actions}>
        <Button
          size="small"
          variant="danger"
          icon={<Trash size={14} />}
          onClick={() => void notifyIfRefused(remove(path))}
        >
          {words.delete}
        </Button>
      </div>
      <Traffic service={service} />
      <Section title={words.service.endpoints}>
        <ul className={css.list}>
          {service.readyEndpoints.map((pod) => (
            <li key={pod}>
              <Link subject={`Pod/${pod}`}>
                <Breakable text={pod.slice(pod.indexOf('/') + 1)} />
              </Link>
              <span className={css.aside}>
                {words.service.answers(service.traffic?.byPod[pod] ?? 0)}
              </span>
            </li>
          ))}
          {service.notReadyEndpoints > 0 && (
            <li>{words.service.notReady(service.notReadyEndpoints)}</li>
          )}
          {service.readyEndpoints.length === 0 && <li>{words.service.noneReady}</li>}
        </ul>
      </Section>
      <LazyRelated />
      <ObjectEvents objectKey={`Service/${service.key}`} />
      <ObjectYaml object={object} path={path} />
    </>
  )
}

const RATES = ['0', '1', '2', '5', '10'].map((id) => ({ id, label: id }))

function Traffic({ service }: { readonly service: ServiceView }) {
  const { service: words } = useWords(inspector)
  const { namespace, name, traffic } = service
  const current = traffic?.perSecond ?? 0
  const set = (perSecond: number) =>
    void notifyIfRefused(command({ type: 'setTraffic', namespace, service: name, perSecond }))
  return (
    <Section title={words.visitors}>
      <Segments
        label={words.visitors}
        value={String(current)}
        segments={RATES}
        onChange={(rate) => set(Number(rate))}
      />
      {traffic !== undefined && traffic.sent > 0 && (
        <p className={css.sentence} data-traffic>
          {words.traffic(traffic.ok, traffic.sent, traffic.failed)}{' '}
          <button type="button" className={css.link} onClick={() => openVisitors(service.key)}>
            {words.theirWay}
          </button>
        </p>
      )}
    </Section>
  )
}
