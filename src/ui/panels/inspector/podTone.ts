import type { PodLook } from '../../../protocol/messages'
import type { ChipTone } from '../../design/Chip'

const TONES: Readonly<Record<PodLook, ChipTone>> = {
  pending: 'warn',
  creating: 'mute',
  running: 'ok',
  notReady: 'warn',
  crashing: 'bad',
  failed: 'bad',
  ending: 'mute',
  done: 'mute',
  unknown: 'mute',
}

export const podTone = (look: PodLook): ChipTone => TONES[look]
