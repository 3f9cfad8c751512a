import type { PodView } from '../../../protocol/messages'
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
  const { report, refresh } = useReport(pod)
  if (report === undefined) return <p className={css.wait}>The scheduler is being asked why …</p>
  const { sentence, message, attempts, lastTry } = report
  const times = attempts === 1 ? 'once' : `${attempts} times`
  return (
    <section className={css.why} aria-label={`Why ${pod.name} is Pending`}>
      {!brief && (
        <>
          <p className={css.sentence}>{sentence}</p>
          {message !== '' && <blockquote className={css.message}>{message}</blockquote>}
          {lastTry !== undefined && (
            <p className={css.tried}>
              Tried {times}, last at {clockText(lastTry)}.
            </p>
          )}
          <NodeTroubles report={report} />
        </>
      )}
      <Fixes report={report} onApplied={refresh} />
    </section>
  )
}
