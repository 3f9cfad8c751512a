import { Button } from '../../design/Button'
import { copyText } from '../../design/copyText'

interface Props {
  readonly text: () => string
  /** What a screen reader hears; the word that is seen begins it. */
  readonly label: string
  readonly children: string
}

export const CopyButton = ({ text, label, children }: Props) => (
  <Button size="small" aria-label={label} onClick={() => void copyText(text())}>
    {children}
  </Button>
)
