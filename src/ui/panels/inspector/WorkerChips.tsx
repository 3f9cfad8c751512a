import type { LucideIcon } from 'lucide-react'
import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import Gauge from 'lucide-react/icons/gauge'
import Hourglass from 'lucide-react/icons/hourglass'
import Scissors from 'lucide-react/icons/scissors'
import X from 'lucide-react/icons/x'
import ZapOff from 'lucide-react/icons/zap-off'
import type { WorkerView } from '../../../protocol/messages'
import { Chip, type ChipTone } from '../../design/Chip'

/** The Ready condition as the API holds it, and what else is the matter. */
export function WorkerChips({ worker }: { readonly worker: WorkerView }) {
  return statesOf(worker).map(([word, tone, Icon]) => (
    <Chip key={word} tone={tone} icon={<Icon size={13} strokeWidth={2.8} aria-hidden="true" />}>
      {word}
    </Chip>
  ))
}

type State = readonly [word: string, tone: ChipTone, icon: LucideIcon]

function statesOf(worker: WorkerView): readonly State[] {
  const { ready, registered, cordoned, pressures, powered, connected } = worker
  const states: State[] = []
  if (!registered) states.push(['Booting', 'mute', Hourglass])
  else if (ready === 'True') states.push(['Ready', 'ok', Check])
  else states.push(['NotReady', 'alarm', X])
  if (!powered && registered) states.push(['No power', 'bad', ZapOff])
  if (!connected) states.push(['Wire cut', 'bad', Scissors])
  if (cordoned) states.push(['Cordoned', 'warn', Ban])
  for (const pressure of pressures) states.push([pressure, 'warn', Gauge])
  return states
}
