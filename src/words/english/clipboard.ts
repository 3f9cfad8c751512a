import { table } from '../table'

export const clipboard = table('clipboard', {
  copied: 'Copied.',
  where: 'The clipboard',
  forbidden: 'It cannot be written to.',
  remedy: 'Allow it.',
})
