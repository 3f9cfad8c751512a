/** What was done lately by the command palette, by ids, the latest first: kept in this browser. */
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { keeping } from './keeping'

export interface Recent {
  readonly ids: readonly string[]
}

const KEPT = 6

export const useRecent = create<Recent>()(
  persist((): Recent => ({ ids: [] }), {
    name: 'kubeorama.recent',
    version: 1,
    storage: keeping<Recent>(),
  }),
)

export function remember(id: string): void {
  const { ids } = useRecent.getState()
  useRecent.setState({ ids: [id, ...ids.filter((one) => one !== id)].slice(0, KEPT) })
}
