import type { LucideIcon } from 'lucide-react'
import Ban from 'lucide-react/icons/ban'
import Check from 'lucide-react/icons/check'
import Gauge from 'lucide-react/icons/gauge'
import Hourglass from 'lucide-react/icons/hourglass'
import Scissors from 'lucide-react/icons/scissors'
import X from 'lucide-react/icons/x'
import ZapOff from 'lucide-react/icons/zap-off'
import type { WorkerView } from '../../../protocol/messages'
import { nodes } from '../../../words/english/nodes'
import { useWords } from '../../../words/language'
import { Chip, type ChipTone } from '../../design/Chip'
import type { Said } from './headerPlan'

const conditions: Readonly<Record<string, readonly [ChipTone, LucideIcon]>> = {
  Ready: ['ok', Check],
  NotReady: ['alarm', X],
}

/** The Ready condition as the API holds it. */
export function ConditionChip({
  condition,
  said,
}: {
  readonly condition: string
  readonly said: Said
}) {
  const [tone, Icon] = conditions[condition] ?? (['mute', Hourglass] as const)
  return <SaidChip tone={tone} icon={Icon} word={condition} said={said} />
}

const troubles: Readonly<Record<string, readonly [ChipTone, LucideIcon]>> = {
  noPower: ['bad', ZapOff],
  wireCut: ['bad', Scissors],
  cordoned: ['warn', Ban],
}

/** What else is the matter. */
export function TroubleChip({ trouble, said }: { readonly trouble: string; readonly said: Said }) {
  const words = useWords(nodes).worker
  const [tone, Icon] = troubles[trouble] ?? (['warn', Gauge] as const)
  return <SaidChip tone={tone} icon={Icon} word={troubleWord(trouble, words)} said={said} />
}

/** Pressures have Kubernetes' own names. */
export function troubleWord(trouble: string, words: typeof nodes.english.worker): string {
  switch (trouble) {
    case 'noPower':
    case 'wireCut':
    case 'cordoned':
      return words[trouble]
    default:
      return trouble
  }
}

/** The weightiest trouble; empty for none. Power and wire are the truth, which the API may not know. */
export function troubleOf({
  powered,
  connected,
  registered,
  cordoned,
  pressures,
}: WorkerView): string {
  if (!powered && registered) return 'noPower'
  if (!connected) return 'wireCut'
  return pressures[0] ?? (cordoned ? 'cordoned' : '')
}

interface SaidProps {
  readonly tone: ChipTone
  readonly icon: LucideIcon
  readonly word: string
  readonly said: Said
}

function SaidChip({ tone, icon: Icon, word, said }: SaidProps) {
  if (said === 'no') return null
  return (
    <Chip tone={tone} icon={<Icon size={13} strokeWidth={2.8} aria-hidden="true" />} title={word}>
      {said === 'words' && word}
    </Chip>
  )
}
