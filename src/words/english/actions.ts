import { table } from '../table'

/** What can be done, and the other words it is looked for by. */
export const actions = table('actions', {
  groups: {
    add: 'Add',
    time: 'Time',
    stage: 'Stage',
    panels: 'Panels',
    scheduling: 'Scheduling',
    settings: 'Settings',
    session: 'Session',
  },

  addWorker: { name: 'Add a worker', words: 'make create new node machine' },
  addPod: { name: 'Add a Pod', words: 'make create new run' },
  addDeployment: { name: 'Add a Deployment', words: 'make create new web shop nginx' },
  addService: {
    name: 'Add a Service',
    words: 'make create new expose load balancer visitors',
  },

  play: { name: 'Play or pause', words: 'time stop go hold' },
  step: { words: 'step time' },
  back: {
    name: 'What was said before',
    words: 'caption earlier previous sentence step back',
  },
  breakpoints: {
    name: 'Breakpoints: hold time where something happens',
    words: 'stop when pause condition',
  },
  undo: { name: 'Undo: back to before what you did last', words: 'take back revert' },
  redo: { name: 'Redo what was undone', words: 'again forward' },
  predict: {
    name: 'Predict: ask the room before each Bind, or no longer',
    words: 'vote guess class',
  },

  note: { name: 'Pin a note', words: 'write paper sticky annotate' },
  alike: { name: 'Select all of its kind', words: 'multi everything pods workers' },
  edit: { name: 'Edit what is selected', words: 'yaml kubectl change object' },
  follow: {
    name: 'Follow what is selected, or no longer',
    words: 'camera keep in view track',
  },
  nearer: { name: 'Nearer', words: 'zoom in' },
  further: { name: 'Further away', words: 'zoom out' },
  fit: { name: 'Show everything', words: 'zoom fit all' },

  find: { name: 'Find and do', words: 'command palette search' },
  keys: { name: 'All keys', words: 'help shortcuts language' },
  yaml: { name: 'YAML', words: 'panel open close manifest edit apply' },
  events: { name: 'Events', words: 'panel open close warnings log' },
  objects: { name: 'Objects', words: 'panel open close table list get' },
  acts: { name: 'Actions', words: 'panel open close history record kubectl lines diff' },
  requests: { name: 'API traffic', words: 'panel open close network waterfall http calls' },
  etcd: { name: 'etcd', words: 'panel open close keys revisions history database' },
  logs: { name: 'Logs', words: 'panel open close containers output kubectl' },
  visitors: { name: 'Visitors', words: 'panel open close users traffic success latency' },
  plugins: { name: 'Scheduler plugins', words: 'panel open close write javascript' },
  because: {
    name: 'Causes and effects of the selected message',
    words: 'panel because waterfall trace perfetto chain',
  },
  compare: {
    name: 'Compare two configurations, or back to the cluster',
    words: 'panel side',
  },
  close: { name: 'Close what is open', words: 'back deselect' },

  scheduling: {
    name: 'The last scheduling decision',
    words: 'panel score filter matrix why',
  },
  standIn: {
    name: 'Be the scheduler, or no longer',
    words: 'bind place by hand stand back',
  },
  stop: {
    name: (point: string) => `Stop at ${point}`,
    words: 'scheduler breakpoint hold extension point',
  },
  pass: {
    name: (point: string) => `No stop at ${point}`,
    words: 'scheduler breakpoint hold extension point',
  },

  light: { name: 'Light theme', words: 'theme day night colours' },
  dark: { name: 'Dark theme', words: 'theme day night colours' },
  system: { name: 'The theme this machine asks for', words: 'theme day night colours' },
  textSize: {
    name: (percent: number) => `Text size ${percent} %`,
    words: 'font larger smaller zoom',
  },
  language: {
    name: (language: string) => `Language: ${language}`,
    words: 'language sprache deutsch english translation',
  },
  showNotes: { name: 'Show the notes', words: 'papers view' },
  hideNotes: { name: 'Hide the notes', words: 'papers view' },
  showMinimap: {
    name: 'Minimap: show it while not all is in view',
    words: 'overview navigate map',
  },
  hideMinimap: { name: 'Minimap: hide it', words: 'overview navigate map' },
  showChatter: { name: 'Show background chatter', words: 'heartbeats leases resyncs' },
  hideChatter: { name: 'Hide background chatter', words: 'heartbeats leases resyncs' },
  story: { name: 'Story: every message at reading speed', words: 'time mode speed' },
  clock: { name: 'Clock: simulated time as a clock runs', words: 'time mode speed' },
  paused: { name: 'Paused: time is held', words: 'time mode speed' },
  tidy: {
    name: 'Tidy up: everything back to its place',
    words: 'layout places arrange',
  },

  startOver: { name: 'Start over with a fresh cluster', words: 'reset new session' },
  sessions: { words: 'open switch rename delete saved' },
  newSession: { words: 'fresh cluster begin create' },
  copySession: { words: 'copy clone branch fork' },
  toFile: { words: 'export download backup share' },
  fromFile: { words: 'import upload load kubeorama' },
  goTo: { words: 'open switch load saved' },
})
