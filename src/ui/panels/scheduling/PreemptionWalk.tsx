import { openSubject } from '../../../store/selection'
import { preemption } from '../../../words/english/preemption'
import { useWords } from '../../../words/language'
import { Chip } from '../../design/Chip'
import css from './PreemptionWalk.module.css'
import { decidedWords, fateWords, type Preemption, valueText } from './preemptionWords'

interface Props {
  readonly of: Preemption
}

/** How the scheduler came to evict these pods and no others, step by step. */
export function PreemptionWalk({ of }: Props) {
  const words = useWords(preemption)
  const { candidates, allCandidates, nominatedNodeName: chosen, message } = of
  return (
    <section className={css.walk} aria-label={words.preemption}>
      <h3>{chosen === '' ? words.noRoom : words.makesRoom(chosen)}</h3>
      {chosen === '' && <p className={css.message}>{message}</p>}
      {candidates.map((candidate) => (
        <CandidateCard
          key={candidate.node}
          candidate={candidate}
          chosen={candidate.node === chosen}
        />
      ))}
      {allCandidates > candidates.length && (
        <p className={css.quiet}>{words.moreCandidates(allCandidates - candidates.length)}</p>
      )}
      <Comparisons of={of} />
      {chosen !== '' && <p className={css.decided}>{decidedWords(of)}</p>}
      <Unhelped of={of} />
    </section>
  )
}

interface CardProps {
  readonly candidate: Preemption['candidates'][number]
  readonly chosen: boolean
}

function CandidateCard({ candidate, chosen }: CardProps) {
  const { node, pods, budgetViolations } = candidate
  const words = useWords(preemption)
  return (
    <article className={css.candidate} data-chosen={chosen} aria-label={words.candidate(node)}>
      <header>
        <button type="button" className={css.name} onClick={() => openSubject(`Worker/${node}`)}>
          {node}
        </button>
        {budgetViolations > 0 && <Chip tone="warn">{words.breaks(budgetViolations)}</Chip>}
        {chosen && <Chip tone="pick">{words.chosen}</Chip>}
      </header>
      <ol>
        {pods.map((one) => (
          <li key={one.pod} data-victim={one.refusal !== ''}>
            <Chip tone={one.refusal === '' ? 'ok' : 'bad'}>
              {one.refusal === '' ? words.spared : words.victim}
            </Chip>
            <button type="button" className={css.pod} onClick={() => openSubject(`Pod/${one.pod}`)}>
              {one.pod.slice(one.pod.indexOf('/') + 1)}
            </button>
            <span className={css.priority}>{words.priority(one.priority)}</span>
            <span className={css.why}>{fateWords(one)}</span>
          </li>
        ))}
      </ol>
    </article>
  )
}

function Comparisons({ of: { comparisons } }: Props) {
  const words = useWords(preemption)
  if (comparisons.length === 0) return null
  return (
    <ol className={css.steps} aria-label={words.criteria}>
      {comparisons.map(({ criterion, best, values }) => (
        <li key={criterion}>
          {words.criterion[criterion]}
          <span className={css.values}>
            {values.map(({ node, value }) => (
              <span key={node} data-best={value === best}>
                {node} <b>{valueText(criterion, value)}</b>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Unhelped({ of: { unhelped, allUnhelped } }: Props) {
  const words = useWords(preemption)
  if (allUnhelped === 0) return null
  return (
    <details className={css.unhelped}>
      <summary>{words.noHelp(allUnhelped)}</summary>
      <ul>
        {unhelped.map(({ node, reason }) => (
          <li key={node}>
            {node}: {reason}
          </li>
        ))}
      </ul>
    </details>
  )
}
