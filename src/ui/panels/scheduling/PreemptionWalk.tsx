import { openSubject } from '../../../store/selection'
import { Chip } from '../../design/Chip'
import css from './PreemptionWalk.module.css'
import { CRITERIA, decidedWords, fateWords, type Preemption, valueText } from './preemptionWords'

interface Props {
  readonly preemption: Preemption
}

/** How the scheduler came to evict these pods and no others, step by step. */
export function PreemptionWalk({ preemption }: Props) {
  const { candidates, allCandidates, nominatedNodeName: chosen, message } = preemption
  return (
    <section className={css.walk} aria-label="Preemption">
      <h3>{chosen === '' ? 'Preemption makes no room' : `Preemption makes room on ${chosen}`}</h3>
      {chosen === '' && <p className={css.message}>{message}</p>}
      {candidates.map((candidate) => (
        <CandidateCard
          key={candidate.node}
          candidate={candidate}
          chosen={candidate.node === chosen}
        />
      ))}
      {allCandidates > candidates.length && (
        <p className={css.quiet}>{allCandidates - candidates.length} more candidates</p>
      )}
      <Comparisons preemption={preemption} />
      {chosen !== '' && <p className={css.decided}>{decidedWords(preemption)}</p>}
      <Unhelped preemption={preemption} />
    </section>
  )
}

interface CardProps {
  readonly candidate: Preemption['candidates'][number]
  readonly chosen: boolean
}

function CandidateCard({ candidate, chosen }: CardProps) {
  const { node, pods, budgetViolations } = candidate
  const broken = budgetViolations === 1 ? 'breaks 1 budget' : `breaks ${budgetViolations} budgets`
  return (
    <article className={css.candidate} data-chosen={chosen} aria-label={`Candidate ${node}`}>
      <header>
        <button type="button" className={css.name} onClick={() => openSubject(`Worker/${node}`)}>
          {node}
        </button>
        {budgetViolations > 0 && <Chip tone="warn">{broken}</Chip>}
        {chosen && <Chip tone="pick">chosen</Chip>}
      </header>
      <ol>
        {pods.map((one) => (
          <li key={one.pod} data-victim={one.refusal !== ''}>
            <Chip tone={one.refusal === '' ? 'ok' : 'bad'}>
              {one.refusal === '' ? 'spared' : 'victim'}
            </Chip>
            <button type="button" className={css.pod} onClick={() => openSubject(`Pod/${one.pod}`)}>
              {one.pod.slice(one.pod.indexOf('/') + 1)}
            </button>
            <span className={css.priority}>priority {one.priority}</span>
            <span className={css.why}>{fateWords(one)}</span>
          </li>
        ))}
      </ol>
    </article>
  )
}

function Comparisons({ preemption: { comparisons } }: Props) {
  if (comparisons.length === 0) return null
  return (
    <ol className={css.steps} aria-label="Criteria">
      {comparisons.map(({ criterion, best, values }) => (
        <li key={criterion}>
          {CRITERIA[criterion]}
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

function Unhelped({ preemption: { unhelped, allUnhelped } }: Props) {
  if (allUnhelped === 0) return null
  const noun = allUnhelped === 1 ? 'node' : 'nodes'
  return (
    <details className={css.unhelped}>
      <summary>
        Evicting would not help on {allUnhelped} {noun}
      </summary>
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
