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

const query = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

function listen(changed: () => void): () => void {
  const media = query()
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}
