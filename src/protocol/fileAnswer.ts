/** What the page hears when it asked for a session in a file, or for what a file holds. */
import type { Pace } from './messages'
import type { FileProblem, FileRemark, FileRequest } from './sessions'

export interface FileOpened extends FileRemark {
  /** The pace it goes on with. */
  readonly pace: Pace
}

export type FileAnswer<R extends FileRequest> = R extends { readonly ask: 'write' }
  ? Blob | FileProblem
  : FileOpened | FileProblem
