import { table } from '../table'

export const beside = table('beside', {
  whatIf: 'What if',
  decidedWith: 'What if it were decided with',
  runningProfile: 'the profile that runs',
  aProfile: 'a profile of yours …',
  yourProfile: 'your profile',
  without: (profile: string, plugins: string) => `${profile}, without ${plugins},`,
  configuration: 'KubeSchedulerConfiguration',
  pluginsOff: 'and plugins off …',
  withoutPlugins: (plugins: string) => `without ${plugins}`,
  node: 'Node',
  then: 'Decided then',
  now: 'Now, as it runs',
  supposed: 'Now, what if',
})
