import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { setTheme } from '../../store/settings'
import { IconButton } from '../design/IconButton'
import { useDark } from './useTheme'

/** Day or night; until it is used the page follows the machine. */
export function ThemeTool() {
  const dark = useDark()
  return (
    <IconButton
      label={dark ? 'Light theme' : 'Dark theme'}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun size={18} /> : <Moon size={18} />}
    </IconButton>
  )
}
