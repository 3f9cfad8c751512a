import { Fragment } from 'react'
import type { Part } from '../../../narration/sentence'
import { useNarrator } from '../../../store/narrator'
import { openSubject } from '../../../store/selection'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import css from './Caption.module.css'

/** The narrator: one line, generated from the trace, with names as links. A screen reader hears it. */
export function Caption() {
  const sentence = useNarrator((state) => state.current)
  return (
    <section className={css.caption} aria-label="Narrator">
      <span className={css.who}>
        <Glyph who={whoIs(sentence?.speaker ?? 'you')} size={20} />
      </span>
      <p aria-live="polite">
        {sentence === undefined
          ? 'The cluster is starting: its parts are finding each other.'
          : sentence.parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
              <Fragment key={`${sentence.id}-${index}`}>
                <CaptionPart part={part} />
              </Fragment>
            ))}
      </p>
    </section>
  )
}

function CaptionPart({ part }: { readonly part: Part }) {
  if (typeof part === 'string') return part
  return (
    <button type="button" className={css.link} onClick={() => openSubject(part.ref)}>
      {part.text}
    </button>
  )
}
