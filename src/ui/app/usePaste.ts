import { useEffect } from 'react'
import { takeFiles, takeTexts } from './takeFiles'
import { isTyping } from './useShortcuts'

/** A manifest pasted anywhere but in a field opens in the editor. */
export function usePaste(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const data = event.clipboardData
      if (data === null || isTyping(event.target)) return
      const text = data.getData('text/plain')
      if (data.files.length > 0) void takeFiles([...data.files])
      else if (/^\s*kind:/m.test(text) || /"kind"\s*:/.test(text)) takeTexts([text])
      else return
      event.preventDefault()
    }
    addEventListener('paste', paste)
    return () => removeEventListener('paste', paste)
  }, [])
}
