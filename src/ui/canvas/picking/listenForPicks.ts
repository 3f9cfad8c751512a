/**
 * Hears picks on the stage before anybody else does: a drag with Shift must not move the view, and
 * a click with it must not select.
 */
import { pickMore, togglePicked } from '../../../store/picked'
import { type Box, box } from '../layout/geometry'
import { pickable, targetOf } from '../target'

interface Hands {
  /** A frame is drawn, in pixels of the stage; undefined: no longer. */
  readonly onFrame: (frame: Box | undefined) => void
  /** It was let go, in pixels of the page. */
  readonly onFramed: (frame: Box) => void
}

/** A pointer that moved less than this clicked. */
const CLICK_DISTANCE = 4

/** Listens until the returned function is called. */
export function listenForPicks(stage: HTMLElement, { onFrame, onFramed }: Hands): () => void {
  let from: { readonly x: number; readonly y: number } | undefined
  let drawn = false
  const frameTo = ({ clientX, clientY }: PointerEvent): Box => {
    const { x = clientX, y = clientY } = from ?? {}
    return box(
      Math.min(x, clientX),
      Math.min(y, clientY),
      Math.abs(clientX - x),
      Math.abs(clientY - y),
    )
  }
  const move = (event: PointerEvent): void => {
    const frame = frameTo(event)
    drawn ||= Math.max(frame.width, frame.height) >= CLICK_DISTANCE
    const { left, top } = stage.getBoundingClientRect()
    if (drawn) onFrame({ ...frame, x: frame.x - left, y: frame.y - top })
  }
  const stop = (): void => {
    from = undefined
    onFrame(undefined)
    removeEventListener('pointermove', move)
    removeEventListener('pointerup', up)
    removeEventListener('pointercancel', stop)
  }
  const up = (event: PointerEvent): void => {
    const frame = frameTo(event)
    stop()
    if (drawn) onFramed(frame)
  }
  const down = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.shiftKey || !isOnStage(event.target)) return
    event.stopPropagation()
    from = { x: event.clientX, y: event.clientY }
    drawn = false
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    addEventListener('pointercancel', stop)
  }
  const press = (event: MouseEvent): void => {
    if (event.button !== 0 || !event.shiftKey || !isOnStage(event.target)) return
    event.stopPropagation()
    // Nor must text between here and the last click be marked.
    event.preventDefault()
  }
  const click = (event: MouseEvent): void => {
    if (!isHeld(event) || !isOnStage(event.target)) return
    event.stopPropagation()
    const subject = pickable(targetOf(event.target))
    if (!drawn && subject !== undefined) togglePicked(subject)
    drawn = false
  }
  const listeners = { pointerdown: down, mousedown: press, click, keydown: pickByKey } as const
  const each = Object.entries(listeners) as [string, EventListener][]
  for (const [type, listener] of each) stage.addEventListener(type, listener, true)
  return () => {
    stop()
    for (const [type, listener] of each) stage.removeEventListener(type, listener, true)
  }
}

const isHeld = ({ shiftKey, ctrlKey, metaKey }: MouseEvent | KeyboardEvent): boolean =>
  shiftKey || ctrlKey || metaKey

/** The chart itself: not the buttons and notes that lie on it. */
const isOnStage = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('.react-flow') !== null

/** Shift with Space or Enter picks what has the focus; Shift with an arrow what it comes to, too. */
function pickByKey(event: KeyboardEvent): void {
  if (!isHeld(event) || !isOnStage(event.target)) return
  const focused = pickable(targetOf(event.target))
  if (focused === undefined) return
  if (event.key === ' ' || event.key === 'Enter') {
    event.preventDefault()
    event.stopPropagation()
    togglePicked(focused)
  } else if (event.shiftKey && event.key.startsWith('Arrow')) {
    // Where the focus will be is known once the stage has moved it.
    requestAnimationFrame(() => {
      const next = pickable(targetOf(document.activeElement))
      if (next !== undefined && next !== focused) pickMore([focused, next])
    })
  }
}
