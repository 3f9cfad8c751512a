import { table } from '../table'

export const breakpointsButton = table('breakpointsButton', {
  breakpoints: 'Breakpoints',
  withKey: 'Breakpoints (b)',
  on: (count: number) => `Breakpoints, ${count} on`,
  fetched: 'The breakpoints are being fetched …',
})
