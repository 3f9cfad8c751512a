/** The wire whose messages are listed. */
import { create } from 'zustand'

export interface OpenedWire {
  readonly from: string
  readonly to: string
  /** Of a bundle: its messages alone. Absent: whatever flies on the wire, either way. */
  readonly ids?: readonly number[]
}

export const useOpenedWire = create<{ readonly opened: OpenedWire | undefined }>(() => ({
  opened: undefined,
}))

export const openWire = (opened: OpenedWire | undefined): void => useOpenedWire.setState({ opened })
