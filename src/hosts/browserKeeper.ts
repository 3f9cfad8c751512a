/**
 * Sessions in this browser's IndexedDB. Read and written here in the worker: a large cluster never
 * crosses to the page, whose frames would wait for the copying.
 */
import { del, get, set } from 'idb-keyval'
import { createSessionKeeper } from './keeping/sessionKeeper'

export const browserKeeper = createSessionKeeper({ get, set, del })
