import { command } from '../../store/actions'
import { addBreakpoint } from '../../store/breakpoints'
import { dropTool } from '../../store/clusterTools'
import { delayChoices, delayMessage, dropMessage } from '../../store/messagesOnWires'
import { notifyIfRefused } from '../../store/notices'
import { placePod, waitingPods } from '../../store/scheduling/standIn'
import { openPlugins, openScheduling, openSubject, select } from '../../store/selection'
import { deedsFor, type Thing } from '../../store/verbs/verbs'
import { stageMenu } from '../../words/english/stageMenu'
import { wordsOf } from '../../words/language'
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
  const words = wordsOf(stageMenu)
  return (
    <Menu
      label={words.title}
      at={at}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      items={[
        ...itemsFor(target),
        'line',
        // Once the menu has given the focus back: the note takes it.
        { label: words.note, keys: 'n', onSelect: () => setTimeout(() => pinNote(at)) },
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
      return stageItems()
  }
}

function recordItems(kind: string, key: string): readonly MenuItem[] {
  if (kind === 'Worker') return workerItems(key)
  if (kind === 'Pod') return podItems(key)
  return [{ label: wordsOf(stageMenu).inspect, onSelect: () => openSubject(`${kind}/${key}`) }]
}

const messageItems = (id: number): readonly MenuItem[] => [
  { label: wordsOf(stageMenu).inspect, onSelect: () => select({ type: 'message', id }) },
  'line',
  {
    label: wordsOf(stageMenu).drop,
    danger: true,
    onSelect: () => void notifyIfRefused(dropMessage(id)),
  },
  ...delayChoices.map(({ label, delayMillis }) => ({
    label,
    onSelect: () => void notifyIfRefused(delayMessage(id, delayMillis)),
  })),
]

const wireItems = (from: string, to: string): readonly MenuItem[] => [
  { label: wordsOf(stageMenu).list, onSelect: () => openWire({ from, to }) },
  'line',
  {
    label: wordsOf(stageMenu).cut,
    danger: true,
    onSelect: () => void notifyIfRefused(command({ type: 'cutWire', from, to })),
  },
  {
    label: wordsOf(stageMenu).mend,
    onSelect: () => void notifyIfRefused(command({ type: 'mendWire', from, to })),
  },
  {
    label: wordsOf(stageMenu).slow(SLOW_MILLIS),
    onSelect: () =>
      void notifyIfRefused(command({ type: 'slowWire', from, to, latencyMillis: SLOW_MILLIS })),
  },
]

/** Slow enough to be felt, fast enough not to time out. */
const SLOW_MILLIS = 500

const make = (tool: string) => () => void notifyIfRefused(dropTool(tool))

function stageItems(): readonly MenuItem[] {
  const words = wordsOf(stageMenu)
  return [
    { label: words.addWorker, onSelect: make('worker') },
    { label: words.addPod, onSelect: make('pod') },
    { label: words.addDeployment, onSelect: make('deployment') },
    { label: words.addService, onSelect: make('service') },
  ]
}

function workerItems(name: string): readonly MenuItem[] {
  return [
    {
      label: wordsOf(stageMenu).inspect,
      onSelect: () => select({ type: 'record', kind: 'Worker', key: name }),
    },
    holdItem(`Node/${name}`),
    {
      label: wordsOf(stageMenu).addPodHere,
      onSelect: () => void notifyIfRefused(dropTool('pod', name)),
    },
    ...placingItems(name),
    ...deedItems({ type: 'record', kind: 'Worker', key: name }),
  ]
}

const holdItem = (object: string): MenuItem => ({
  label: wordsOf(stageMenu).hold,
  onSelect: () => addBreakpoint({ type: 'changes', object }),
})

/** While kube-scheduler stands back, the pods that wait can be bound here. */
function placingItems(node: string): readonly MenuItem[] {
  return waitingPods()
    .slice(0, OFFERED_MOST)
    .map((pod) => ({
      label: wordsOf(stageMenu).bindHere(pod.slice(pod.indexOf('/') + 1)),
      onSelect: () => void notifyIfRefused(placePod(pod, node)),
    }))
}

const OFFERED_MOST = 3

function podItems(key: string): readonly MenuItem[] {
  return [
    {
      label: wordsOf(stageMenu).inspect,
      onSelect: () => select({ type: 'record', kind: 'Pod', key }),
    },
    holdItem(`Pod/${key}`),
    { label: wordsOf(stageMenu).howScheduled, onSelect: () => openScheduling(key) },
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
  const inspect = {
    label: wordsOf(stageMenu).inspect,
    onSelect: () => select({ type: 'actor', actor }),
  }
  return actor.startsWith('kube-scheduler')
    ? [
        inspect,
        { label: wordsOf(stageMenu).lastDecision, onSelect: () => openScheduling() },
        { label: wordsOf(stageMenu).writePlugin, onSelect: openPlugins },
      ]
    : [inspect]
}
