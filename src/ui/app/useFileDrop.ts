import { type DragEvent, useMemo, useState } from 'react'
import { takeFiles } from './takeFiles'

/** Files may be dropped anywhere on the page; the stage takes those that fall on it by itself. */
export function useFileDrop() {
  const [dropping, setDropping] = useState(false)
  const hands = useMemo(
    () => ({
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setDropping(true)
      },
      onDragLeave(event: DragEvent) {
        const { relatedTarget, currentTarget } = event
        const inside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
        if (!inside) setDropping(false)
      },
      onDrop(event: DragEvent) {
        setDropping(false)
        if (event.defaultPrevented || event.dataTransfer.files.length === 0) return
        event.preventDefault()
        void takeFiles([...event.dataTransfer.files])
      },
    }),
    [],
  )
  return { dropping, hands }
}
