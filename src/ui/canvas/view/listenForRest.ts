/** A pointer that is still this long looks at something. Wall milliseconds. */
const REST_MILLIS = 120

/** Calls back when the pointer rests on the stage, and with nothing when it is used or leaves. */
export function listenForRest(
  stage: HTMLElement,
  onRest: (event: PointerEvent | undefined) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const move = (event: PointerEvent): void => {
    clearTimeout(timer)
    if (event.buttons !== 0) onRest(undefined)
    else timer = setTimeout(onRest, REST_MILLIS, event)
  }
  const leave = (): void => {
    clearTimeout(timer)
    onRest(undefined)
  }
  stage.addEventListener('pointermove', move)
  stage.addEventListener('pointerleave', leave)
  stage.addEventListener('pointerdown', leave)
  return () => {
    clearTimeout(timer)
    stage.removeEventListener('pointermove', move)
    stage.removeEventListener('pointerleave', leave)
    stage.removeEventListener('pointerdown', leave)
  }
}
