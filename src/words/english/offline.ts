import { table } from '../table'

export const offline = table('offline', {
  newer: 'A new version of Kubeorama is here.',
  reload: 'Save and reload',
})
