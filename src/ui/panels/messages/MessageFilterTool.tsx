import Funnel from 'lucide-react/icons/funnel'
import { lazy, Suspense } from 'react'
import { isHiding } from '../../../protocol/messageFilter'
import { useSettings } from '../../../store/settings'
import { IconButton } from '../../design/IconButton'
import { Popover } from '../../design/Popover'

const MessageFilterPanel = lazy(async () => ({
  default: (await import('./MessageFilterPanel')).MessageFilterPanel,
}))

/** Opens the filter of messages; filled while it hides any. */
export function MessageFilterTool() {
  const hiding = useSettings((state) => isHiding(state.filter))
  const label = hiding ? 'Which messages are shown: some are hidden' : 'Which messages are shown'
  return (
    <Popover
      label="Which messages are shown"
      trigger={
        <IconButton label={label} data-open={hiding}>
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
