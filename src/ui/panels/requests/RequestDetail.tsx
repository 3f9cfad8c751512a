import X from 'lucide-react/icons/x'
import { select } from '../../../store/selection'
import { Button } from '../../design/Button'
import { IconButton } from '../../design/IconButton'
import panes from '../dock/Panes.module.css'
import { MessageBody } from '../inspector/MessageBody'
import { messageWords } from '../inspector/messageWords'
import { useMessage } from '../inspector/useMessage'
import css from './RequestsPanel.module.css'

interface Props {
  readonly id: number
  readonly onClose: () => void
}

/** A request's bodies, and what it changed; the inspector has its causes. */
export function RequestDetail({ id, onClose }: Props) {
  const detail = useMessage(id)?.detail
  const words = detail && messageWords(detail)
  return (
    <aside className={panes.detail} aria-label="Request">
      <div className={css.detailTools}>
        <Button size="small" onClick={() => select({ type: 'message', id })}>
          Because …
        </Button>
        <IconButton label="Close the request" size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <h3>{words?.path ?? detail?.flight.label}</h3>
      {detail?.before !== undefined && (
        <MessageBody title="What it changed" value={detail.response} before={detail.before} open />
      )}
      {words?.body !== undefined && (
        <MessageBody
          title={words.body.title}
          value={words.body.value}
          open={detail?.before === undefined}
        />
      )}
      {words?.answer !== undefined && (
        <MessageBody title={words.answer.title} value={words.answer.value} />
      )}
    </aside>
  )
}
