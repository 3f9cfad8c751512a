/**
 * Lets the page live without a network: what was built is kept in this browser, whole, as it was when
 * this worker was. A newer one waits until a person asks for it.
 */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching'

declare const self: ServiceWorkerGlobalScope
/** Put there when the page is built: every file, with a mark that changes when the file does. */
declare const BUILT_FILES: readonly { readonly url: string; readonly revision: string | null }[]

cleanupOutdatedCaches()
// What stands behind the question mark is for the page: the file is the same.
precacheAndRoute([...BUILT_FILES], { ignoreURLParametersMatching: [/./] })

// The first visit is to be enough: what the page fetches later comes from here too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('message', ({ data }) => {
  if (data === 'take over') void self.skipWaiting()
})
