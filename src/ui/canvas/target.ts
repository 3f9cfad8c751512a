/**
 * What a place on the stage stands for. Elements carry it as `data-target`, so that one listener
 * for the whole stage knows what was clicked, and a pod needs no listener of its own.
 */
import { usePicked } from '../../store/picked'
import type { Selected } from '../../store/selection'
import { useSelection } from '../../store/selection'

/** What a menu may be asked for: all that can be selected, a wire, or the stage itself. */
export type StageTarget =
  | Selected
  | { readonly type: 'wire'; readonly from: string; readonly to: string }
  | { readonly type: 'stage' }

export const podTarget = (key: string): string => `Pod ${key}`
export const workerTarget = (name: string): string => `Worker ${name}`
export const actorTarget = (actor: string): string => `actor ${actor}`
export const messageTarget = (id: number): string => `message ${id}`

export function parseTarget(text: string): Selected | undefined {
  const [type = '', key = ''] = text.split(' ')
  if (type === 'Pod' || type === 'Worker') return { type: 'record', kind: type, key }
  if (type === 'actor') return { type, actor: key }
  return type === 'message' ? { type, id: Number(key) } : undefined
}

export function targetText(selected: Selected | undefined): string {
  if (selected === undefined) return ''
  if (selected.type === 'record') return `${selected.kind} ${selected.key}`
  return selected.type === 'actor' ? actorTarget(selected.actor) : messageTarget(selected.id)
}

/** The target of the element that an event came from, or of what holds it. */
export function targetOf(element: EventTarget | null): Selected | undefined {
  if (!(element instanceof Element)) return undefined
  const text = element.closest('[data-target]')?.getAttribute('data-target')
  return text ? parseTarget(text) : undefined
}

/** What can be picked together with others, as the store names it; undefined for all else. */
export const pickable = (target: Selected | undefined): string | undefined =>
  target?.type === 'record' ? `${target.kind}/${target.key}` : undefined

/** Whether this is what the person points at, alone or with others. Renders again only when that changes. */
export function useIsSelected(target: string): boolean {
  const subject = target.replace(' ', '/')
  const picked = usePicked((state) => state.picked.includes(subject))
  return useSelection((state) => targetText(state.selected) === target) || picked
}

/** All targets that wear the ring now: for what is painted. */
export function ringedTargets(): ReadonlySet<string> {
  const { picked } = usePicked.getState()
  const { selected } = useSelection.getState()
  return new Set([targetText(selected), ...picked.map((subject) => subject.replace('/', ' '))])
}
