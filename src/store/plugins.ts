/**
 * Scheduler plugins that a person writes. Every key struck is kept in this browser; what the
 * cluster runs is the cluster's, and is asked for.
 */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { PluginTrial, Problem, WrittenPlugin } from '../protocol/messages'
import { notices } from '../words/english/notices'
import { wordsOf } from '../words/language'
import { command, tryPlugin, writtenPlugins } from './actions'
import type { LineProblem } from './applying'
import { keeping } from './keeping'
import { tell } from './notices'

export interface Draft {
  readonly id: number
  readonly name: string
  readonly source: string
  readonly weight: number
}

export interface Drafts {
  readonly drafts: readonly Draft[]
  /** The one in the editor. */
  readonly open: number
}

const first: Drafts = { drafts: [], open: 0 }

export const useDrafts = create<Drafts>()(
  persist(() => first, { name: 'kubeorama.plugins', version: 1, storage: keeping<Drafts>() }),
)

/** What the cluster at hand runs. */
export const useWritten = create<{ readonly written: readonly WrittenPlugin[] }>(() => ({
  written: [],
}))

/** Asks the cluster again. What it has and this browser does not know becomes a draft. */
export async function refreshWritten(): Promise<void> {
  const written = await writtenPlugins()
  useWritten.setState({ written })
  const { drafts } = useDrafts.getState()
  for (const plugin of written) {
    if (!drafts.some(({ name }) => name === plugin.name)) addDraft(plugin, false)
  }
}

export function openDraft(open: number): void {
  useDrafts.setState({ open })
}

/** A new draft; its name is made unlike the others'. */
export function addDraft({ name, source, weight }: Omit<Draft, 'id'>, opens = true): void {
  const { drafts, open } = useDrafts.getState()
  const id = drafts.reduce((most, one) => Math.max(most, one.id), 0) + 1
  const draft = { id, name: freeName(name, drafts), source, weight }
  useDrafts.setState({ drafts: [...drafts, draft], open: opens || open === 0 ? id : open })
}

export function changeDraft(id: number, change: Partial<Omit<Draft, 'id'>>): void {
  const { drafts } = useDrafts.getState()
  useDrafts.setState({
    drafts: drafts.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })
}

/** The scheduler starts again with the draft; one that was switched off stays so. */
export function saveDraft(draft: Draft): Promise<Problem | undefined> {
  const known = useWritten.getState().written.find(({ name }) => name === draft.name)
  return switchPlugin(draft, known?.enabled ?? true)
}

/** The scheduler starts again with a plugin, on or off. */
export async function switchPlugin(
  { name, source, weight }: Omit<Draft, 'id'>,
  enabled: boolean,
): Promise<Problem | undefined> {
  const problem = await command({ type: 'writeSchedulerPlugin', name, source, weight, enabled })
  await refreshWritten()
  return problem
}

/** Out of the cluster and out of the list; it can be brought back. */
export async function deleteDraft(draft: Draft): Promise<Problem | undefined> {
  const written = useWritten.getState().written.find(({ name }) => name === draft.name)
  if (written !== undefined) {
    const problem = await command({ type: 'removeSchedulerPlugin', name: draft.name })
    if (problem !== undefined) return problem
  }
  const drafts = useDrafts.getState().drafts.filter(({ id }) => id !== draft.id)
  useDrafts.setState({ drafts, open: drafts[0]?.id ?? 0 })
  await refreshWritten()
  const { pluginDeleted, bringBack: label } = wordsOf(notices)
  tell(pluginDeleted(draft.name), { label, act: () => bringBack(draft, written) })
  return undefined
}

function bringBack(draft: Draft, written: WrittenPlugin | undefined): void {
  addDraft(draft)
  if (written !== undefined) void switchPlugin(written, written.enabled)
}

/** What the draft says of a pod, without consequences. `pod` is namespace/name. */
export const tryDraft = ({ name, source, weight }: Draft, pod: string): Promise<PluginTrial> =>
  tryPlugin({ name, source, weight, pod })

/** A fault at the line that it names: `TypeError: not a function (line 3)`. */
export function faultLine(what: string): LineProblem {
  const line = /\(line (\d+)\)/.exec(what)?.[1]
  return { line: line === undefined ? 1 : Number(line), what }
}

export type DraftState = 'on' | 'off' | 'changed' | 'draft'

/** How a draft stands to what the cluster runs. */
export function draftState(draft: Draft, written: readonly WrittenPlugin[]): DraftState {
  const known = written.find(({ name }) => name === draft.name)
  if (known === undefined) return 'draft'
  if (known.source !== draft.source || known.weight !== draft.weight) return 'changed'
  return known.enabled ? 'on' : 'off'
}

function freeName(wanted: string, drafts: readonly Draft[]): string {
  const taken = new Set(drafts.map(({ name }) => name))
  let name = wanted
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`
  return name
}
