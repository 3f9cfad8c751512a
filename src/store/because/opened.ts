/** The message whose causes and effects are shown, until another is asked for. */
import { create } from 'zustand'
import { openDock, useSelection } from '../selection'

export const useOpened = create<{ readonly message: number | undefined }>(() => ({
  message: undefined,
}))

export function showWaterfall(message: number): void {
  useOpened.setState({ message })
  openDock('because')
}

export const selectedMessage = (): number | undefined => {
  const { selected } = useSelection.getState()
  return selected?.type === 'message' ? selected.id : undefined
}
