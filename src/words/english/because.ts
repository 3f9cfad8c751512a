import { table } from '../table'

export const because = table('because', {
  noMessage: 'No message chosen',
  howTo: 'Click a message on its way: here stands what led to it, and all that comes of it.',
  looking: 'Looking through the trace …',
  tooLongAgo: 'Too long ago',
  forgotten:
    'The trace keeps the last 20,000 records, and this message is older. Choose a later one.',
  startHere: 'Start from this one',
  chromeTrace: 'A Chrome trace, for ui.perfetto.dev',
  download: 'Download the trace',
  /** `3 before it · 12 after it`, where the first may be forgotten and there may be more. */
  summary: (before: number, forgotten: boolean, after: number, cut: boolean) =>
    `${before} before it${forgotten ? ', the earliest forgotten' : ''} · ${after}${cut ? ' and more' : ''} after it`,
  showAll: 'Show all',
  lessTime: 'Less time',
  moreTime: 'More time',
  inOrder: 'The messages in order',
  lost: 'lost',
  chart:
    'Causes and effects. Left and right: cause and effect. Up and down: before and after. Plus and minus: zoom. Shift and arrows: earlier and later.',
})
