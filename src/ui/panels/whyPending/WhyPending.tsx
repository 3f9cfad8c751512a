import type { PodView } from '../../../protocol/messages'
import { whyPending } from '../../../words/english/whyPending'
import { useWords } from '../../../words/language'
import { clockText } from '../timeline/clockText'
import { Fixes } from './Fixes'
import { NodeTroubles } from './NodeTroubles'
import { useReport } from './useReport'
import css from './WhyPending.module.css'

interface Props {
  readonly pod: PodView
  /** Only what would help: where it was said already why. */
  readonly brief?: boolean
}

/** Why a pod is Pending: a sentence, the reasons with their counts, and what would help. */
export function WhyPending({ pod, brief = false }: Props) {
  const words = useWords(whyPending)
  const { report, refresh } = useReport(pod)
  if (report === undefined) return <p className={css.wait}>{words.asking}</p>
  const { sentence, message, attempts, lastTry } = report
  return (
    <section className={css.why} aria-label={words.why(pod.name)}>
      {!brief && (
        <>
          <p className={css.sentence}>{sentence}</p>
          {message !== '' && <blockquote className={css.message}>{message}</blockquote>}
          {lastTry !== undefined && (
            <p className={css.tried}>{words.tried(attempts, clockText(lastTry))}</p>
          )}
          <NodeTroubles report={report} />
        </>
      )}
      <Fixes report={report} onApplied={refresh} />
    </section>
  )
}
