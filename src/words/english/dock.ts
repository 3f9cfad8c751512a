import { table } from '../table'

export const dock = table('dock', {
  dock: 'Dock',
  close: 'Close the dock',
  panelFetched: 'The panel is being fetched …',
  editorFetched: 'The editor is being fetched …',
  tabs: {
    yaml: 'YAML',
    events: 'Events',
    objects: 'Objects',
    acts: 'Actions',
    requests: 'API traffic',
    etcd: 'etcd',
    logs: 'Logs',
    visitors: 'Visitors',
    because: 'Because',
    plugins: 'Scheduler plugins',
  },
  noEvents: 'No events yet',
  whatEventsAre: 'Components record here what they do to objects, and why.',
  lastSeen: 'Last seen',
  type: 'Type',
  reason: 'Reason',
  object: 'Object',
  message: 'Message',
  from: 'From',
})
