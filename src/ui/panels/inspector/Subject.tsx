import type { Selected } from '../../../store/selection'
import { ActorInspector } from './ActorInspector'
import { MessageInspector } from './MessageInspector'
import { PodInspector } from './PodInspector'
import { ServiceInspector } from './ServiceInspector'
import { WorkerInspector } from './WorkerInspector'
import { WorkloadInspector } from './WorkloadInspector'

/** What is told of a thing, by its kind. */
export function Subject({ selected }: { readonly selected: Selected }) {
  if (selected.type === 'message') return <MessageInspector id={selected.id} />
  if (selected.type === 'actor') return <ActorInspector actor={selected.actor} />
  const { kind, key } = selected
  switch (kind) {
    case 'Pod':
      return <PodInspector podKey={key} />
    case 'Worker':
      return <WorkerInspector name={key} />
    case 'Workload':
      return <WorkloadInspector workloadKey={key} />
    case 'Service':
      return <ServiceInspector serviceKey={key} />
    case 'Cloud':
      return <ActorInspector actor="cloud-provider" />
  }
}
