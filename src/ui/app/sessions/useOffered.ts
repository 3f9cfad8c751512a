import { useEffect } from 'react'
import type { SessionControl } from '../../../store/session'
import { openFiles } from '../../../store/sessions/files'
import { offerFiles, useShelf } from '../../../store/sessions/shelf'

/** Opens session files that fell on the page. */
export function useOffered(session: Promise<SessionControl>): void {
  const offered = useShelf((state) => state.offered)
  useEffect(() => {
    if (offered.length === 0) return
    offerFiles([])
    void session.then((control) => openFiles(control, offered))
  }, [session, offered])
}
