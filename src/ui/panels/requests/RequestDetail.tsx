import X from 'lucide-react/icons/x'
import { select } from '../../../store/selection'
import { requests } from '../../../words/english/requests'
import { useWords } from '../../../words/language'
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
  const parts = detail && messageWords(detail)
  const words = useWords(requests)
  return (
    <aside className={panes.detail} aria-label={words.request}>
      <div className={css.detailTools}>
        <Button size="small" onClick={() => select({ type: 'message', id })}>
          {words.because}
        </Button>
        <IconButton label={words.close} size="small" onClick={onClose}>
          <X size={16} />
        </IconButton>
      </div>
      <h3>{parts?.path ?? detail?.flight.label}</h3>
      {detail?.before !== undefined && (
        <MessageBody
          title={words.whatItChanged}
          value={detail.response}
          before={detail.before}
          open
        />
      )}
      {parts?.body !== undefined && (
        <MessageBody
          title={parts.body.title}
          value={parts.body.value}
          open={detail?.before === undefined}
        />
      )}
      {parts?.answer !== undefined && (
        <MessageBody title={parts.answer.title} value={parts.answer.value} />
      )}
    </aside>
  )
}
