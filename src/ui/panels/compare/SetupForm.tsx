import { type FormEvent, useId } from 'react'
import { startComparison, useRun } from '../../../store/comparison/run'
import { changeSetup, useSetup } from '../../../store/comparison/setup'
import { compareSetup } from '../../../words/english/compareSetup'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import { Field } from '../../design/Field'
import { prefersStill } from '../../design/motion'
import { ConfigurationChoice } from './ConfigurationChoice'
import css from './SetupForm.module.css'
import { WorkloadChoice } from './WorkloadChoice'

/** What is compared: the workload, and two configurations. Each mistake is told where it is. */
export function SetupForm() {
  const words = useWords(compareSetup)
  const asked = useRun((state) => state.phase === 'asked')
  const sizeProblem = useRun((state) => state.problems.find(({ input }) => input === 'probe'))
  const { cpu, memory, seed } = useSetup()
  const hint = useId()
  const run = (event: FormEvent) => {
    event.preventDefault()
    void startComparison(useSetup.getState(), prefersStill())
  }
  return (
    <form className={css.form} onSubmit={run}>
      <div className={css.choices}>
        <WorkloadChoice />
        <ConfigurationChoice side="a" />
        <ConfigurationChoice side="b" />
      </div>
      <div className={css.foot}>
        <div className={css.small}>
          <Field
            label={words.probeCpu}
            value={cpu}
            problem={sizeProblem?.what}
            aria-describedby={hint}
            onChange={(text) => changeSetup({ cpu: text })}
          />
        </div>
        <div className={css.small}>
          <Field
            label={words.probeMemory}
            value={memory}
            aria-describedby={hint}
            onChange={(text) => changeSetup({ memory: text })}
          />
        </div>
        <div className={css.small}>
          <Field
            label={words.seed}
            inputMode="numeric"
            value={seed}
            onChange={(text) => changeSetup({ seed: text })}
          />
        </div>
        <p id={hint} className={css.hint}>
          {words.fairness}
        </p>
        <Button variant="primary" type="submit" disabled={asked}>
          {asked ? words.starting : words.run}
        </Button>
      </div>
    </form>
  )
}
