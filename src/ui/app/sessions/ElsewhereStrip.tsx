import { useState } from 'react'
import { tell } from '../../../store/notices'
import type { SessionControl } from '../../../store/session'
import { sessions } from '../../../words/english/sessions'
import { useWords } from '../../../words/language'
import { Button } from '../../design/Button'
import css from './ElsewhereStrip.module.css'

/** Said as long as another tab keeps the session: what is done here would be lost. */
export function ElsewhereStrip({ session }: { readonly session: Promise<SessionControl> }) {
  const { elsewhere: words } = useWords(sessions)
  const [asked, setAsked] = useState(false)
  const workHere = async () => {
    setAsked(true)
    const bringBack = await (await session).workHere()
    const action = bringBack && { label: words.bringBack, act: () => void bringBack() }
    tell(words.here, action)
  }
  return (
    <div className={css.strip} role="status" aria-label={words.label}>
      <p>
        <strong>{words.said}</strong> {words.unkept}
      </p>
      <Button size="small" disabled={asked} onClick={() => void workHere()}>
        {words.workHere}
      </Button>
    </div>
  )
}
