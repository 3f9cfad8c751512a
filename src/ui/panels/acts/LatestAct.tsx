import { useEffect, useState } from 'react'
import { shellText } from '../../../store/actLines'
import { useUndoing } from '../../../store/undoing'
import { acts } from '../../../words/english/acts'
import { useWords } from '../../../words/language'
import { CopyButton } from './CopyButton'
import css from './LatestAct.module.css'
import { useActs } from './useActs'

const SHOWN_MILLIS = 10_000

/** What was just done, as its kubectl line, for a while. */
export function LatestAct() {
  const words = useWords(acts)
  const latest = useUndoing((state) => state.latest)
  const [act] = useActs(latest) ?? []
  const [newest, setNewest] = useState(0)
  const [over, setOver] = useState(0)
  // Undo brings an older act to the top: that is nothing new.
  if (latest > newest) setNewest(latest)
  useEffect(() => {
    const timer = setTimeout(() => setOver(newest), SHOWN_MILLIS)
    return () => clearTimeout(timer)
  }, [newest])
  if (act === undefined || act.id !== newest || act.id === over || !act.deed.isKubectl) return null
  const { deed } = act
  return (
    <div className={css.latest}>
      <code title={deed.line}>$ {deed.line}</code>
      <CopyButton text={() => shellText(deed)} label={words.copyLine(deed.line)}>
        {words.copy}
      </CopyButton>
    </div>
  )
}
