import Trash from 'lucide-react/icons/trash-2'
import type { ServiceView } from '../../../protocol/messages'
import { command } from '../../../store/actions'
import { useRecord } from '../../../store/cluster'
import { remove } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { openVisitors } from '../../../store/selection'
import { Button } from '../../design/Button'
import { Segments } from '../../design/Segments'
import css from './Inspector.module.css'
import { ObjectEvents } from './ObjectEvents'
import { ObjectYaml } from './ObjectYaml'
import { Breakable, Head, Link, Row, Rows, Section } from './Rows'
import { LazyRelated } from './related/LazyRelated'

export function ServiceInspector({ serviceKey }: { readonly serviceKey: string }) {
  const service = useRecord('Service', serviceKey)
  const path = service && pathOf('Service', service.namespace, service.name)
  const object = useObject(path, service)
  if (service === undefined || path === undefined) {
    return <p className={css.sentence}>This Service is gone.</p>
  }
  return (
    <>
      <Head kind="Service" name={service.name} who="proxy" />
      <Rows>
        <Row name="Namespace" mono>
          {service.namespace}
        </Row>
        <Row name="Type">{service.type}</Row>
        <Row name="Cluster IP" mono>
          {service.clusterIP}
        </Row>
        <Row name="External IP" mono>
          {service.type === 'LoadBalancer' ? service.externalIP || '<pending>' : service.externalIP}
        </Row>
        <Row name="Ports" mono>
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
          Delete
        </Button>
      </div>
      <Traffic service={service} />
      <Section title="Endpoints">
        <ul className={css.list}>
          {service.readyEndpoints.map((pod) => (
            <li key={pod}>
              <Link subject={`Pod/${pod}`}>
                <Breakable text={pod.slice(pod.indexOf('/') + 1)} />
              </Link>
              <span className={css.aside}>{service.traffic?.byPod[pod] ?? 0} answers</span>
            </li>
          ))}
          {service.notReadyEndpoints > 0 && <li>{service.notReadyEndpoints} not ready</li>}
          {service.readyEndpoints.length === 0 && (
            <li>None is ready: requests are refused until a pod with its labels is Ready.</li>
          )}
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
  const { namespace, name, traffic } = service
  const current = traffic?.perSecond ?? 0
  const set = (perSecond: number) =>
    void notifyIfRefused(command({ type: 'setTraffic', namespace, service: name, perSecond }))
  return (
    <Section title="Visitors a second">
      <Segments
        label="Visitors a second"
        value={String(current)}
        segments={RATES}
        onChange={(rate) => set(Number(rate))}
      />
      {traffic !== undefined && traffic.sent > 0 && (
        <p className={css.sentence} data-traffic>
          {`${traffic.ok} of ${traffic.sent} requests answered, ${traffic.failed} failed. `}
          <button type="button" className={css.link} onClick={() => openVisitors(service.key)}>
            Their way
          </button>
        </p>
      )}
    </Section>
  )
}
