import { table } from '../table'

export const pageFault = table('pageFault', {
  title: 'The page could not be drawn',
  words:
    'This is a fault of Kubeorama, not of your cluster, which goes on. Nothing is lost: it can be drawn anew with all panels closed.',
  again: 'Draw it anew',
  reload: 'Reload the page',
  copy: 'Copy the report',
})
