import { table } from '../table'

export const caption = table('caption', {
  narrator: 'Narrator',
  starting: 'The cluster is starting: its parts are finding each other.',
})
