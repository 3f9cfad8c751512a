import type { actions } from '../../../words/english/actions'

export type ActionWords = typeof actions.english

/** One thing a person can do: by key, by the command palette, by a menu. */
export interface Action {
  /** Never changes: what was used lately is kept by it. */
  readonly id: string
  /** Asked with the words of the language when it is shown: the table of keys needs none to work. */
  readonly said: (words: ActionWords) => Spoken
  /** As KeyboardEvent.key says them, after `Mod+` for Ctrl or Cmd, `Mod+Shift+` with Shift. The first is shown. */
  readonly keys?: readonly string[]
  /** Absent: always. */
  readonly applies?: () => boolean
  readonly act: () => void
}

export interface Spoken {
  readonly name: string
  /** Other words it is looked for by. */
  readonly words?: string
}

export interface ActionGroup {
  readonly title: keyof ActionWords['groups']
  readonly actions: readonly Action[]
}

export const isMeant = ({ applies }: Action): boolean => applies?.() ?? true

/** `Mod+k`, `Mod+Shift+z`, `.`, ` `: how a press is named in the table. */
export const pressOf = ({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): string =>
  ctrlKey || metaKey ? `Mod+${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}` : key

/** As it stands on a key: `Ctrl K`, `Space`. */
export function keyName(key: string): string {
  if (!key.startsWith('Mod+')) return NAMES[key] ?? key
  const rest = key.slice('Mod+'.length)
  const letter = rest.slice(-1).toUpperCase()
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  if (rest.startsWith('Shift+')) return isMac ? `⇧ ⌘ ${letter}` : `Ctrl Shift ${letter}`
  return isMac ? `⌘ ${letter}` : `Ctrl ${letter}`
}

const NAMES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '-': '−',
  PageDown: 'Page down',
  PageUp: 'Page up',
  Escape: 'Esc',
}
