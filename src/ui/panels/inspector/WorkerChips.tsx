import type { LucideIcon } from 'lucide-react'
import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import Gauge from 'lucide-react/icons/gauge'
import Hourglass from 'lucide-react/icons/hourglass'
import Scissors from 'lucide-react/icons/scissors'
import X from 'lucide-react/icons/x'
import ZapOff from 'lucide-react/icons/zap-off'
import type { WorkerView } from '../../../protocol/messages'
import { inspector } from '../../../words/english/inspector'
import { useWords } from '../../../words/language'
import { Chip, type ChipTone } from '../../design/Chip'

/** The Ready condition as the API holds it, and what else is the matter. */
export function WorkerChips({ worker }: { readonly worker: WorkerView }) {
  const { worker: words } = useWords(inspector)
  return statesOf(worker, words).map(([word, tone, Icon]) => (
    <Chip key={word} tone={tone} icon={<Icon size={13} strokeWidth={2.8} aria-hidden="true" />}>
      {word}
    </Chip>
  ))
}

type State = readonly [word: string, tone: ChipTone, icon: LucideIcon]

type ChipWords = (typeof inspector.english)['worker']

function statesOf(worker: WorkerView, words: ChipWords): readonly State[] {
  const { ready, registered, cordoned, pressures, powered, connected } = worker
  const states: State[] = []
  if (!registered) states.push([words.booting, 'mute', Hourglass])
  else if (ready === 'True') states.push(['Ready', 'ok', Check])
  else states.push(['NotReady', 'alarm', X])
  if (!powered && registered) states.push([words.noPower, 'bad', ZapOff])
  if (!connected) states.push([words.wireCut, 'bad', Scissors])
  if (cordoned) states.push([words.cordoned, 'warn', Ban])
  for (const pressure of pressures) states.push([pressure, 'warn', Gauge])
  return states
}
