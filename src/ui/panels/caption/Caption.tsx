import { lazy, Suspense } from 'react'
import { clockOf } from '../../../store/describe'
import { sentenceShown, useNarrator } from '../../../store/narrator'
import { useUndoing } from '../../../store/undoing'
import { caption } from '../../../words/english/caption'
import { useWords } from '../../../words/language'
import { Glyph } from '../../design/Glyph'
import { whoIs } from '../../design/who'
import css from './Caption.module.css'
import { Words } from './Words'

// Nothing was done yet when the page opens.
const LatestAct = lazy(async () => ({
  default: (await import('../acts/LatestAct')).LatestAct,
}))

/** The narrator: one line, generated from the trace, with names as links. A screen reader hears it. */
export function Caption() {
  const words = useWords(caption)
  const sentence = useNarrator(sentenceShown)
  const back = useNarrator((state) => state.back)
  const acted = useUndoing((state) => state.latest > 0)
  return (
    <section className={css.caption} aria-label={words.narrator} data-back={back > 0}>
      <span className={css.who}>
        <Glyph who={whoIs(sentence?.speaker ?? 'you')} size={20} />
      </span>
      {back > 0 && sentence && <time className={css.earlier}>{clockOf(sentence.at)}</time>}
      <p aria-live="polite">
        {sentence === undefined ? (
          words.starting
        ) : (
          <Words key={sentence.id} parts={sentence.parts} linkClass={css.link} />
        )}
      </p>
      {acted && (
        <Suspense>
          <LatestAct />
        </Suspense>
      )}
    </section>
  )
}
