/** A line of the command palette: an action, a thing to go to, or a sentence as it would be done. */
export interface Entry {
  readonly id: string
  readonly name: string
  /** What it is, at the right: a kind, a state. */
  readonly remark?: string
  readonly words?: string
  readonly keys?: readonly string[]
  readonly danger?: boolean
  readonly act: () => void
}

export interface EntryGroup {
  readonly title: string
  readonly entries: readonly Entry[]
}
