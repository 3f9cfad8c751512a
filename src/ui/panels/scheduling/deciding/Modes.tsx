import { notifyIfRefused } from '../../../../store/notices'
import { turnPredict, usePredict } from '../../../../store/scheduling/predict'
import { turnStandIn, useStandIn, useStandsBack } from '../../../../store/scheduling/standIn'
import { deciding } from '../../../../words/english/deciding'
import { useWords } from '../../../../words/language'
import { Switch } from '../../../design/Switch'
import css from './Deciding.module.css'

/** Two ways to take part, each with its tally. */
export function Modes() {
  const words = useWords(deciding)
  const predict = usePredict((state) => state.on)
  const placing = useStandsBack()
  return (
    <div className={css.modes}>
      <Switch checked={predict} onChange={turnPredict}>
        {words.predict}
      </Switch>
      {predict && <Guessed />}
      <Switch checked={placing} onChange={(on) => void notifyIfRefused(turnStandIn(on))}>
        {words.beScheduler}
      </Switch>
      {placing && <Placed />}
    </div>
  )
}

function Guessed() {
  const words = useWords(deciding)
  const { questions, answers, right } = usePredict((state) => state.tally)
  if (questions === 0) return <span className={css.tally}>{words.asksBeforeBind}</span>
  return (
    <span className={css.tally} role="status">
      <b>{words.countOf(right, answers)}</b> {words.rightAnswers(questions)}
    </span>
  )
}

function Placed() {
  const words = useWords(deciding)
  const placed = useStandIn((state) => state.placed)
  const alike = useStandIn((state) => state.alike)
  if (placed === 0) return null
  return (
    <span className={css.tally} role="status">
      <b>{words.countOf(alike, placed)}</b> {words.asScheduler}
    </span>
  )
}
