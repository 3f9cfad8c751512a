import Lightbulb from 'lucide-react/icons/lightbulb'
import { useState } from 'react'
import type { Fix, PendingReport } from '../../../protocol/messages'
import { applyFix } from '../../../store/applyFix'
import { whyPending } from '../../../words/english/whyPending'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './WhyPending.module.css'

interface Props {
  readonly report: PendingReport
  readonly onApplied: () => void
}

/** What would help: each was tried in a dry run, and one click does it. */
export function Fixes({ report: { fixes, misses }, onApplied }: Props) {
  const words = useWords(whyPending)
  const [underWay, setUnderWay] = useState<string>()
  const apply = (fix: Fix) => {
    setUnderWay(fix.id)
    void applyFix(fix).then(() => {
      setUnderWay(undefined)
      onApplied()
    })
  }
  return (
    <>
      <h3 className={css.heading}>{words.help}</h3>
      {fixes.length === 0 && <p className={css.tried}>{words.noHelp}</p>}
      <ul className={css.fixes} aria-label={words.help}>
        {fixes.map((fix) => (
          <li key={fix.id}>
            <div>
              <b>{fix.title}</b>
              <small>{words.goesTo(fix.node, fix.effect)}</small>
            </div>
            <Button
              size="small"
              aria-label={words.doFix(fix.action, fix.title)}
              disabled={underWay !== undefined}
              onClick={() => apply(fix)}
            >
              {underWay === fix.id ? words.underWay : fix.action}
            </Button>
          </li>
        ))}
      </ul>
      {misses.map(({ title, why }) => (
        <p key={title} className={css.miss}>
          <Lightbulb size={15} aria-hidden="true" />
          <span>{words.miss(title, why)}</span>
        </p>
      ))}
    </>
  )
}
