import { asCsv, asMarkdown } from '../../../store/comparison/exporting'
import type { Moment } from '../../../store/comparison/metrics'
import { useRun } from '../../../store/comparison/run'
import { notify, tell } from '../../../store/notices'
import { Button } from '../../design/Button'
import css from './Tables.module.css'

/** The numbers of this moment, to paste into a review. */
export function CopyButtons({ moment }: { readonly moment: Moment }) {
  const labels = useRun((state) => state.labels)
  return (
    <div className={css.actions}>
      <Button size="small" onClick={() => copy(asMarkdown(moment, labels), 'Markdown')}>
        Copy Markdown
      </Button>
      <Button size="small" onClick={() => copy(asCsv(moment, labels), 'CSV')}>
        Copy CSV
      </Button>
    </div>
  )
}

function copy(text: string, what: string): void {
  navigator.clipboard.writeText(text).then(
    () => tell(`Copied as ${what}.`),
    () => notify({ where: 'The clipboard', what: 'It cannot be written to.', remedy: 'Allow it.' }),
  )
}
