import { useState } from 'react'
import { tell } from '../../../store/notices'
import type { SessionControl } from '../../../store/session'
import { Button } from '../../design/Button'
import css from './ElsewhereStrip.module.css'

/** Said as long as another tab keeps the session: what is done here would be lost. */
export function ElsewhereStrip({ session }: { readonly session: Promise<SessionControl> }) {
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
        <strong>{words.elsewhere}</strong> {words.unkept}
      </p>
      <Button size="small" disabled={asked} onClick={() => void workHere()}>
        {words.workHere}
      </Button>
    </div>
  )
}

const words = {
  label: 'Open in another tab',
  elsewhere: 'This session goes on in another tab.',
  unkept: 'What you do here is not kept.',
  workHere: 'Work here instead',
  here: 'This tab keeps the session now.',
  bringBack: 'Bring back what was here',
}
