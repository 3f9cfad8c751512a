import { useEffect } from 'react'
import { fitStage, zoomStage } from './stageCommands'

const STEP = 1.25

const keys: Readonly<Record<string, () => void>> = {
  '+': () => zoomStage(STEP),
  '=': () => zoomStage(STEP),
  '-': () => zoomStage(1 / STEP),
  '0': fitStage,
}

/** Plus, minus and nought zoom the stage, wherever the focus is but in a field. */
export function useStageKeys(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const act = keys[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role="slider"]') !== null)
