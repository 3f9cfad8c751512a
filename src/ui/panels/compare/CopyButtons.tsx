import { asCsv, asMarkdown } from '../../../store/comparison/exporting'
import type { Moment } from '../../../store/comparison/metrics'
import { useRun } from '../../../store/comparison/run'
import { compare } from '../../../words/english/compare'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { copyText } from '../../design/copyText'
import css from './Tables.module.css'

/** The numbers of this moment, to paste into a review. */
export function CopyButtons({ moment }: { readonly moment: Moment }) {
  const words = useWords(compare)
  const labels = useRun((state) => state.labels)
  const copy = (text: string, format: string) => void copyText(text, words.copiedAs(format))
  return (
    <div className={css.actions}>
      <Button size="small" onClick={() => copy(asMarkdown(moment, labels), 'Markdown')}>
        {words.copyMarkdown}
      </Button>
      <Button size="small" onClick={() => copy(asCsv(moment, labels), 'CSV')}>
        {words.copyCsv}
      </Button>
    </div>
  )
}
