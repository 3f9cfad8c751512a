import type { caption as english } from '../english/caption'
import { said } from '../table'

export const caption = said<typeof english>('caption', {
  narrator: 'Erzähler',
  starting: 'Der Cluster startet: seine Teile finden zueinander.',
})
