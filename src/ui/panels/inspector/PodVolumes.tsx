import type { PodView } from '../../../protocol/messages'
import { pathOf, useObject } from '../../../store/objects'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Chip } from '../../design/Chip'
import css from './Inspector.module.css'
import { Breakable, Section } from './Rows'

interface PodObject {
  readonly spec?: {
    readonly volumes?: readonly {
      readonly name: string
      readonly persistentVolumeClaim?: { readonly claimName: string }
      readonly ephemeral?: object
    }[]
  }
}

interface ClaimObject {
  readonly metadata: { readonly deletionTimestamp?: string }
  readonly spec: { readonly storageClassName?: string; readonly volumeName?: string }
  readonly status?: {
    readonly phase?: string
    readonly capacity?: Readonly<Record<string, string>>
  }
}

/** What of the pod outlives it: its claims, and the volumes they are bound to. */
export function PodVolumes({ pod, object }: { readonly pod: PodView; readonly object: unknown }) {
  const { pod: words } = useWords(inspector)
  const volumes = (object as PodObject | undefined)?.spec?.volumes ?? []
  const claims = volumes.flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
    const made = ephemeral === undefined ? [] : [`${pod.name}-${name}`]
    return persistentVolumeClaim === undefined ? made : [persistentVolumeClaim.claimName]
  })
  if (claims.length === 0) return null
  return (
    <Section title={words.claims}>
      <ul className={css.list}>
        {claims.map((name) => (
          <Claim key={name} name={name} pod={pod} />
        ))}
      </ul>
    </Section>
  )
}

function Claim({ name, pod }: { readonly name: string; readonly pod: PodView }) {
  const { pod: words } = useWords(inspector)
  const path = pathOf('PersistentVolumeClaim', pod.namespace, name)
  const claim = useObject(path, pod) as ClaimObject | undefined
  const { phase = words.noClaim } = claim?.status ?? {}
  const going = claim?.metadata.deletionTimestamp !== undefined
  const facts = [claim?.status?.capacity?.['storage'], claim?.spec.storageClassName]
  return (
    <li>
      <strong>
        <Breakable text={name} />
      </strong>{' '}
      <Chip tone={phase === 'Bound' && !going ? 'ok' : 'warn'}>
        {going ? 'Terminating' : phase}
      </Chip>{' '}
      {facts.filter(Boolean).join(', ')}
      <br />
      <code className={css.mono}>
        <Breakable text={claim?.spec.volumeName ?? words.noVolume} />
      </code>
    </li>
  )
}
