import Trash from 'lucide-react/icons/trash-2'
import { workloadClocks } from '../../../store/clocks'
import { useRecord } from '../../../store/cluster'
import { remove } from '../../../store/making'
import { notifyIfRefused } from '../../../store/notices'
import { pathOf, useObject } from '../../../store/objects'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Chip } from '../../design/Chip'
import { Conditions } from './Conditions'
import { DeploymentControls } from './DeploymentControls'
import css from './Inspector.module.css'
import { LazyClocks } from './LazyClocks'
import { ObjectEvents } from './ObjectEvents'
import { ObjectYaml } from './ObjectYaml'
import { Breakable, Head, Row, Rows } from './Rows'
import { LazyRelated } from './related/LazyRelated'

/** A Deployment or ReplicaSet: what is wanted, what there is, and how to change it. */
export function WorkloadInspector({ workloadKey }: { readonly workloadKey: string }) {
  const words = useWords(inspector)
  const workload = useRecord('Workload', workloadKey)
  const path = workload && pathOf(workload.objectKind, workload.namespace, workload.name)
  const object = useObject(path, workload)
  if (workload === undefined || path === undefined) {
    return <p className={css.sentence}>{words.workload.gone}</p>
  }
  const whole = workload.ready >= workload.desired
  return (
    <>
      <Head kind={workload.objectKind} name={workload.name} who="controllers">
        <Chip tone={whole ? 'ok' : 'warn'}>
          {words.workload.ready(workload.ready, workload.desired)}
        </Chip>
      </Head>
      <Rows>
        <Row name={words.namespace} mono>
          {workload.namespace}
        </Row>
        <Row name={words.workload.updated} mono>
          {workload.objectKind === 'Deployment' && String(workload.updated)}
        </Row>
        <Row name={words.workload.available} mono>
          {String(workload.available)}
        </Row>
        <Row name={words.image} mono>
          <Breakable text={workload.images.join(', ')} />
        </Row>
      </Rows>
      {workload.objectKind === 'Deployment' && (
        <DeploymentControls key={workload.key} workload={workload} object={object} />
      )}
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
      <LazyClocks clocks={workloadClocks(workload)} />
      <LazyRelated />
      <Conditions object={object} />
      <ObjectEvents objectKey={workload.key} />
      <ObjectYaml object={object} path={path} />
    </>
  )
}
