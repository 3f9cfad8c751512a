import Moon from 'lucide-react/icons/moon'
import Sun from 'lucide-react/icons/sun'
import { setTheme } from '../../store/settings'
import { app } from '../../words/english/app'
import { useWords } from '../../words/language'
import { IconButton } from '../design/IconButton'
import { useDark } from './useTheme'

/** Day or night; until it is used the page follows the machine. */
export function ThemeTool() {
  const words = useWords(app)
  const dark = useDark()
  return (
    <IconButton
      label={dark ? words.lightTheme : words.darkTheme}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun size={18} /> : <Moon size={18} />}
    </IconButton>
  )
}
