import type { SessionControl } from '../../../store/session'
import type { Asked } from '../actions/asking'
import { CommandPalette } from './CommandPalette'
import { KeySheet } from './KeySheet'

interface Props {
  readonly asked: Asked
  readonly session: Promise<SessionControl>
}

/** What lies over the page for a moment. */
export const Overlays = ({ asked, session }: Props) =>
  asked === 'find' ? <CommandPalette session={session} /> : <KeySheet />
