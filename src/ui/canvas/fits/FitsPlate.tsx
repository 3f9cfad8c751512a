import { useEffect } from 'react'
import { startAskingFits } from '../../../store/scheduling/askFits'
import { fitsSentence, useFits } from '../../../store/scheduling/fits'
import { useWalk } from '../../../store/scheduling/walk'
import { stageHands } from '../../../words/english/stageHands'
import { useWords } from '../../../words/language'

/** Says how many workers could take the pod that is selected and waits: the stage shows which. */
export function FitsPlate() {
  useEffect(startAskingFits, [])
  const words = useWords(stageHands)
  const walking = useWalk(({ walk }) => walk !== undefined)
  const said = useFits(({ fits }) => fits && fitsSentence(fits))
  return (
    <p role="status" aria-label={words.whereItFits}>
      {!walking && said}
    </p>
  )
}
