import { useEffect } from 'react'
import { useSettings } from '../../store/settings'

/** Puts the chosen theme on the document; `system` follows the machine. */
export function useTheme(): void {
  const theme = useSettings((state) => state.theme)
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)')
    const apply = () => {
      const chosen = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
      document.documentElement.dataset.theme = chosen
    }
    apply()
    dark.addEventListener('change', apply)
    return () => dark.removeEventListener('change', apply)
  }, [theme])
}
