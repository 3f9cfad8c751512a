import { table } from '../table'

export const timeline = table('timeline', {
  transport: 'Transport',
  play: 'Play',
  pause: 'Pause',
  playKey: 'Play (Space)',
  pauseKey: 'Pause (Space)',
  nextMessage: 'Next message',
  stepTo: 'Step to …',
  mode: 'Mode of time',
  story: 'Story',
  clock: 'Clock',
  clockAt: (factor: string) => `Clock ${factor}`,
  paused: 'Paused',
  speed: 'Speed',
  ofRealTime: (factor: string) => `${factor} of real time`,
  ruler: 'Time ruler',
  held: 'held',
  sincePowerOn: 'since power-on',
  skipping: (factor: string) => `skipping ${factor}`,
  slowed: (times: string) => `slowed ${times}`,
})
