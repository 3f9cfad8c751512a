import type { beside as english } from '../english/beside'
import { said } from '../table'

export const beside = said<typeof english>('beside', {
  whatIf: 'Was wäre, wenn',
  decidedWith: 'Was wäre mit',
  runningProfile: 'dem laufenden Profil',
  aProfile: 'einem eigenen Profil …',
  yourProfile: 'dem eigenen Profil',
  without: (profile, plugins) => `${profile}, ohne ${plugins},`,
  configuration: 'KubeSchedulerConfiguration',
  pluginsOff: 'und ohne Plugins …',
  withoutPlugins: (plugins) => `ohne ${plugins}`,
  node: 'Node',
  then: 'Damals',
  now: 'Jetzt, wie es läuft',
  supposed: 'Jetzt, was wäre',
})
