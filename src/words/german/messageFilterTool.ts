import type { messageFilterTool as english } from '../english/messageFilterTool'
import { said } from '../table'

export const messageFilterTool = said<typeof english>('messageFilterTool', {
  shown: 'Welche Nachrichten gezeigt werden',
  someHidden: 'Welche Nachrichten gezeigt werden: einige sind verborgen',
})
