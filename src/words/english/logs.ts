import { table } from '../table'

export const logs = table('logs', {
  noPod: 'No pod yet',
  readHere: 'What the containers of a pod write is read here.',
  pod: 'Pod',
  container: 'Container',
  search: 'Search lines',
  partOfLine: 'Part of a line',
  follow: 'Follow',
  timestamps: 'Timestamps',
  previous: 'Previous',
  nothingWritten: 'The container runs, and has written nothing.',
  noLine: 'No line has this in it.',
  log: 'Log',
})
