import { useEffect } from 'react'
import { step } from '../../store/actions'
import { turnPredict, usePredict } from '../../store/scheduling/predict'
import {
  closeScheduling,
  openComparison,
  openDock,
  select,
  selectedObject,
  useSelection,
} from '../../store/selection'
import { redoAct, undoAct } from '../../store/undoing'
import { togglePlay } from '../panels/timeline/Transport'

/** Keys that work everywhere but in fields: the clickers of presenters send PageUp and PageDown. */
const KEYS: Readonly<Record<string, () => void>> = {
  ' ': togglePlay,
  '.': () => void step('message'),
  PageDown: () => void step('message'),
  ',': () => void step('phase'),
  ';': () => void step('plugin'),
  o: () => void step('object', selectedObject()),
  q: () => void step('quiet'),
  p: () => turnPredict(!usePredict.getState().on),
  y: () => openDock(useSelection.getState().dock === 'yaml' ? undefined : 'yaml'),
  e: () => openDock(useSelection.getState().dock === 'events' ? undefined : 'events'),
  c: () => openComparison(true),
  Escape: stepBack,
}

/** The cluster is out of sight while two others are compared: its keys rest. */
const COMPARING_KEYS: typeof KEYS = {
  c: () => openComparison(false),
  Escape: () => openComparison(false),
}

/** One thing less is open. */
function stepBack(): void {
  const { scheduling, selected } = useSelection.getState()
  if (scheduling !== undefined) closeScheduling()
  else if (selected !== undefined) select(undefined)
  else openDock(undefined)
}

export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (listenForUndo(event)) return
      const meant = !(event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
      if (!meant || isTyping(event.target)) return
      const { comparing } = useSelection.getState()
      const act = (comparing ? COMPARING_KEYS : KEYS)[event.key]
      if (act === undefined) return
      if (event.key === ' ' && event.target instanceof HTMLButtonElement) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** Ctrl or Cmd with Z, with Shift to redo; in a field it is the text's. */
function listenForUndo(event: KeyboardEvent): boolean {
  const asked = (event.ctrlKey || event.metaKey) && !event.altKey && /^z$/i.test(event.key)
  if (!asked || isTyping(event.target) || useSelection.getState().comparing) return false
  event.preventDefault()
  void (event.shiftKey ? redoAct() : undoAct())
  return true
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
