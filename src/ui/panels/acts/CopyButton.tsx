import { notify, tell } from '../../../store/notices'
import { Button } from '../../design/Button'

interface Props {
  readonly text: () => string
  /** What a screen reader hears; the word that is seen begins it. */
  readonly label: string
  readonly children: string
}

export function CopyButton({ text, label, children }: Props) {
  const copy = () =>
    navigator.clipboard.writeText(text()).then(
      () => tell(words.copied),
      () => notify(words.forbidden),
    )
  return (
    <Button size="small" aria-label={label} onClick={() => void copy()}>
      {children}
    </Button>
  )
}

const words = {
  copied: 'Copied.',
  forbidden: { where: 'The clipboard', what: 'It cannot be written to.', remedy: 'Allow it.' },
}
