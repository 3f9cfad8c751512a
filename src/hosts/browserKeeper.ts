/**
 * Sessions in this browser's IndexedDB. Read and written here in the worker: a large cluster never
 * crosses to the page, whose frames would wait for the copying.
 */
import { delMany, get, keys, setMany } from 'idb-keyval'
import { createSessionKeeper } from './keeping/sessionKeeper'

export const browserKeeper = createSessionKeeper(
  { get, keys, setMany, delMany },
  // Said of a session in a list, and nothing else.
  Date.now,
)
