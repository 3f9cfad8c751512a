import { table } from '../table'

/** What befalls the session on the page. */
export const session = table('session', {
  freshCluster: 'This address began a fresh cluster.',
  goBack: 'Go back to yours',
  unanswered: 'The engine no longer answers.',
  ended: 'the session has ended',
})
