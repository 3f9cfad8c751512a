import { useLayoutEffect, useSyncExternalStore } from 'react'
import { useSettings } from '../../store/settings'

/** Whether the dark theme shows: chosen, or what the machine asks for. */
export function useDark(): boolean {
  const theme = useSettings((state) => state.theme)
  const machine = useSyncExternalStore(listen, () => query().matches)
  return theme === 'system' ? machine : theme === 'dark'
}

/** Puts the theme on the document, before the first picture. */
export function useTheme(): void {
  const dark = useDark()
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])
}

/** Words as large as chosen, or as the browser's own size of type asks for. */
export function useTextSize(): void {
  const chosen = useSettings((state) => state.textSize)
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const asked = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
    style.setProperty('--text-size', String(Math.max(chosen, asked / ORDINARY_PIXELS)))
  }, [chosen])
}

/** What browsers start with. */
const ORDINARY_PIXELS = 16

const query = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

function listen(changed: () => void): () => void {
  const media = query()
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
