import Funnel from 'lucide-react/icons/funnel'
import { lazy, Suspense } from 'react'
import { isHiding } from '../../../protocol/messageFilter'
import { useSettings } from '../../../store/settings'
import { messageFilterTool } from '../../../words/english/messageFilterTool'
import { useWords } from '../../../words/language'
import { IconButton } from '../../design/IconButton'
import { Popover } from '../../design/Popover'

const MessageFilterPanel = lazy(async () => ({
  default: (await import('./MessageFilterPanel')).MessageFilterPanel,
}))

/** Opens the filter of messages; filled while it hides any. */
export function MessageFilterTool() {
  const hiding = useSettings((state) => isHiding(state.filter))
  const words = useWords(messageFilterTool)
  return (
    <Popover
      label={words.shown}
      trigger={
        <IconButton label={hiding ? words.someHidden : words.shown} data-open={hiding}>
          <Funnel size={17} />
        </IconButton>
      }
    >
      <Suspense>
        <MessageFilterPanel />
      </Suspense>
    </Popover>
  )
}
