/** The person's filter of messages: kept in this browser, told to the host, and how much it hides. */
import { create } from 'zustand'
import { isHidden, isHiding, SHOW_ALL } from '../protocol/messageFilter'
import type { MessageFilter } from '../protocol/messages'
import { setPace } from './actions'
import { useSettings } from './settings'
import { onFlight, useTimeline } from './timeline'

/** How many messages were hidden since the filter was last changed. */
export const useHiddenCount = create<{ readonly hidden: number }>(() => ({ hidden: 0 }))

let counted = 0
let telling = false

onFlight((flight) => {
  const { chatter, filter } = useSettings.getState()
  if ((flight.chatter && !chatter) || !isHiding(filter) || !isHidden(flight, filter)) return
  counted++
  if (telling) return
  telling = true
  requestAnimationFrame(() => {
    telling = false
    useHiddenCount.setState({ hidden: counted })
  })
})

export function setFilter(filter: MessageFilter): void {
  counted = 0
  useHiddenCount.setState({ hidden: 0 })
  useSettings.setState({ filter })
  void setPace({ ...useTimeline.getState().pace, hidden: filter })
}

export const showAllMessages = (): void => setFilter(SHOW_ALL)

/** Hides one of a list, or shows it again. */
export const toggled = <T>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
