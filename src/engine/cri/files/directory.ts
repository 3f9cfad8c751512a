/** Files that containers write. */
export interface Directory {
  readonly type: 'directory'
  readonly files: Map<string, string>
  /** In memory: a power cut empties it. */
  readonly inMemory: boolean
  /** Files written and removed. */
  writes: number
}

/** Nothing is in it yet. */
export const newDirectory = (inMemory = false): Directory => ({
  type: 'directory',
  files: new Map(),
  inMemory,
  writes: 0,
})
