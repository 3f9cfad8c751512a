import { useEffect } from 'react'
import { isMeant, pressOf } from './actions/action'
import { keyedActions } from './actions/keyedActions'

const byPress = new Map(
  keyedActions.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.keys ?? []).map((key) => [key, action] as const)),
  ),
)

/** Keys that move the focus: whoever uses them means the button that has it. */
const WALKING = new Set(['Tab', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'])

/** The keys of the table work everywhere but in fields. */
export function useShortcuts(): void {
  useEffect(() => {
    // A button that was clicked keeps the focus: a clicker's space must not click it again.
    let walking = false
    const point = () => {
      walking = false
    }
    const listen = (event: KeyboardEvent) => {
      if (WALKING.has(event.key)) walking = true
      const { target } = event
      if (event.altKey || event.defaultPrevented || isTyping(target)) return
      const action = byPress.get(pressOf(event))
      if (action === undefined || !isMeant(action)) return
      if (event.key === ' ' && walking && pressable(target)) return
      event.preventDefault()
      action.act()
    }
    addEventListener('keydown', listen)
    addEventListener('pointerdown', point, true)
    return () => {
      removeEventListener('keydown', listen)
      removeEventListener('pointerdown', point, true)
    }
  }, [])
}

const pressable = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, summary, a[href]') !== null

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
