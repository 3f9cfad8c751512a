import { table } from '../table'

export const messageFilterTool = table('messageFilterTool', {
  shown: 'Which messages are shown',
  someHidden: 'Which messages are shown: some are hidden',
})
