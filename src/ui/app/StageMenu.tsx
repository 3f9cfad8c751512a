import { command } from '../../store/actions'
import { addBreakpoint } from '../../store/breakpoints'
import { dropTool } from '../../store/clusterTools'
import { delayChoices, delayMessage, dropMessage } from '../../store/messagesOnWires'
import { notifyIfRefused } from '../../store/notices'
import { placePod, waitingPods } from '../../store/scheduling/standIn'
import { openPlugins, openScheduling, openSubject, select } from '../../store/selection'
import { deedsFor, type Thing } from '../../store/verbs/verbs'
import { pinNote } from '../canvas/notes/noteCommands'
import type { StageTarget } from '../canvas/target'
import { openWire } from '../canvas/wires/openedWire'
import { Menu, type MenuItem } from '../design/Menu'

interface Props {
  readonly target: StageTarget
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

/** What can be done with what was pointed at. */
export function StageMenu({ target, at, onClose }: Props) {
  return (
    <Menu
      label="What to do"
      at={at}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      items={[
        ...itemsFor(target),
        'line',
        // Once the menu has given the focus back: the note takes it.
        { label: 'Pin a note here', keys: 'n', onSelect: () => setTimeout(() => pinNote(at)) },
      ]}
    />
  )
}

function itemsFor(target: StageTarget): readonly MenuItem[] {
  switch (target.type) {
    case 'record':
      return recordItems(target.kind, target.key)
    case 'wire':
      return wireItems(target.from, target.to)
    case 'actor':
      return actorItems(target.actor)
    case 'message':
      return messageItems(target.id)
    case 'stage':
      return stageItems
  }
}

function recordItems(kind: string, key: string): readonly MenuItem[] {
  if (kind === 'Worker') return workerItems(key)
  if (kind === 'Pod') return podItems(key)
  return [{ label: 'Inspect', onSelect: () => openSubject(`${kind}/${key}`) }]
}

const messageItems = (id: number): readonly MenuItem[] => [
  { label: 'Inspect', onSelect: () => select({ type: 'message', id }) },
  'line',
  { label: 'Drop it', danger: true, onSelect: () => void notifyIfRefused(dropMessage(id)) },
  ...delayChoices.map(({ label, delayMillis }) => ({
    label,
    onSelect: () => void notifyIfRefused(delayMessage(id, delayMillis)),
  })),
]

const wireItems = (from: string, to: string): readonly MenuItem[] => [
  { label: 'List what is on it', onSelect: () => openWire({ from, to }) },
  'line',
  {
    label: 'Cut the wire',
    danger: true,
    onSelect: () => void notifyIfRefused(command({ type: 'cutWire', from, to })),
  },
  {
    label: 'Mend the wire',
    onSelect: () => void notifyIfRefused(command({ type: 'mendWire', from, to })),
  },
  {
    label: 'Slow it down to 500 ms',
    onSelect: () =>
      void notifyIfRefused(command({ type: 'slowWire', from, to, latencyMillis: SLOW_MILLIS })),
  },
]

/** Slow enough to be felt, fast enough not to time out. */
const SLOW_MILLIS = 500

const make = (tool: string) => () => void notifyIfRefused(dropTool(tool))

const stageItems: readonly MenuItem[] = [
  { label: 'Add a worker', onSelect: make('worker') },
  { label: 'Add a Pod', onSelect: make('pod') },
  { label: 'Add a Deployment', onSelect: make('deployment') },
  { label: 'Add a Service', onSelect: make('service') },
]

function workerItems(name: string): readonly MenuItem[] {
  return [
    { label: 'Inspect', onSelect: () => select({ type: 'record', kind: 'Worker', key: name }) },
    holdItem(`Node/${name}`),
    { label: 'Add a Pod here', onSelect: () => void notifyIfRefused(dropTool('pod', name)) },
    ...placingItems(name),
    ...deedItems({ type: 'record', kind: 'Worker', key: name }),
  ]
}

const holdItem = (object: string): MenuItem => ({
  label: 'Hold time when it changes',
  onSelect: () => addBreakpoint({ type: 'changes', object }),
})

/** While kube-scheduler stands back, the pods that wait can be bound here. */
function placingItems(node: string): readonly MenuItem[] {
  return waitingPods()
    .slice(0, OFFERED_MOST)
    .map((pod) => ({
      label: `Bind ${pod.slice(pod.indexOf('/') + 1)} here`,
      onSelect: () => void notifyIfRefused(placePod(pod, node)),
    }))
}

const OFFERED_MOST = 3

function podItems(key: string): readonly MenuItem[] {
  return [
    { label: 'Inspect', onSelect: () => select({ type: 'record', kind: 'Pod', key }) },
    holdItem(`Pod/${key}`),
    { label: 'How it was scheduled', onSelect: () => openScheduling(key) },
    ...deedItems({ type: 'record', kind: 'Pod', key }),
  ]
}

/** Its verbs, from the table that the command palette reads. */
const deedItems = (thing: Thing): readonly MenuItem[] => [
  'line',
  ...deedsFor(thing).map(({ label, danger, run }) => ({
    label,
    danger,
    onSelect: () => void notifyIfRefused(run()),
  })),
]

function actorItems(actor: string): readonly MenuItem[] {
  const inspect = { label: 'Inspect', onSelect: () => select({ type: 'actor', actor }) }
  return actor.startsWith('kube-scheduler')
    ? [
        inspect,
        { label: 'Its last decision', onSelect: () => openScheduling() },
        { label: 'Write a plugin', onSelect: openPlugins },
      ]
    : [inspect]
}
