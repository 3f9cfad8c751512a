/** Makes the page live without a network after its first visit, and tells when a newer one is here. */
import { tellUntilRead } from '../../store/notices'
import { offline } from '../../words/english/offline'
import { wordsOf } from '../../words/language'

/** `save` is called before the page makes way for a newer one. */
export async function workOffline(save: () => Promise<unknown>): Promise<void> {
  const { serviceWorker } = navigator
  // Not there where the page was not fetched safely: it then needs the network, as any page.
  if (serviceWorker === undefined) return
  const address = new URL('serviceWorker.js', document.baseURI)
  const registration = await serviceWorker.register(address).catch(() => undefined)
  if (registration === undefined) return
  const offer = () => {
    // Without a controller this is the first visit: there was nothing older.
    const { waiting } = registration
    if (waiting !== null && serviceWorker.controller !== null) tellOfNewer(waiting, save)
  }
  offer()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer)
  })
}

function tellOfNewer(waiting: ServiceWorker, save: () => Promise<unknown>): void {
  const reload = async () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
    await save()
    waiting.postMessage('take over')
  }
  const words = wordsOf(offline)
  tellUntilRead(words.newer, { label: words.reload, act: () => void reload() })
}
