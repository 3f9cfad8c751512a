import { notifyIfRefused } from '../../../../store/notices'
import { turnPredict, usePredict } from '../../../../store/scheduling/predict'
import { turnStandIn, useStandIn, useStandsBack } from '../../../../store/scheduling/standIn'
import { Switch } from '../../../design/Switch'
import css from './Deciding.module.css'

/** Two ways to take part, each with its tally. */
export function Modes() {
  const predict = usePredict((state) => state.on)
  const placing = useStandsBack()
  return (
    <div className={css.modes}>
      <Switch checked={predict} onChange={turnPredict}>
        Predict
      </Switch>
      {predict && <Guessed />}
      <Switch checked={placing} onChange={(on) => void notifyIfRefused(turnStandIn(on))}>
        Be the scheduler
      </Switch>
      {placing && <Placed />}
    </div>
  )
}

function Guessed() {
  const { questions, answers, right } = usePredict((state) => state.tally)
  if (questions === 0) return <span className={css.tally}>asks before each Bind</span>
  const of = questions === 1 ? 'one question' : `${questions} questions`
  return (
    <span className={css.tally} role="status">
      <b>
        {right} of {answers}
      </b>{' '}
      right, {of}
    </span>
  )
}

function Placed() {
  const placed = useStandIn((state) => state.placed)
  const alike = useStandIn((state) => state.alike)
  if (placed === 0) return null
  return (
    <span className={css.tally} role="status">
      <b>
        {alike} of {placed}
      </b>{' '}
      as kube-scheduler
    </span>
  )
}
