import { Fragment } from 'react'
import type { Part } from '../../../narration/sentence'
import { openSubject } from '../../../store/selection'

interface Props {
  readonly parts: readonly Part[]
  /** How a name looks that selects what it names. */
  readonly linkClass: string | undefined
}

/** A sentence: words as they are, names as links that select. */
export function Words({ parts, linkClass }: Props) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
    <Fragment key={index}>
      {typeof part === 'string' ? (
        part
      ) : (
        <button type="button" className={linkClass} onClick={() => openSubject(part.ref)}>
          {part.text}
        </button>
      )}
    </Fragment>
  ))
}
