import type { verdicts as english } from '../english/verdicts'
import { said } from '../table'

export const verdicts = said<typeof english>('verdicts', {
  blocked: {
    NodeUnschedulable: 'gesperrt',
    NodeName: 'anderer Node benannt',
    NodeAffinity: 'falsche Labels',
    NodePorts: 'Port belegt',
    PodTopologySpread: 'schief verteilt',
    InterPodAffinity: 'Pod-Affinität',
    NodeVolumeLimits: 'zu viele Volumes',
    VolumeZone: 'Volume woanders',
    VolumeBinding: 'kein Volume',
    VolumeRestrictions: 'Volume belegt',
  },
  someTaint: 'Taint im Weg',
  taint: (key) => `Taint ${key}`,

  fits: {
    sample: (pod, workers, marked) =>
      `${pod} wartet: von ${workers} Workern sind die ${marked} markiert, die am ehesten passen`,
    none: (pod) => `Kein Worker kann ${pod} jetzt nehmen`,
    some: (pod, count, workers) => `${count} von ${workers} Workern könnten ${pod} nehmen`,
    someOfLooked: (pod, count, looked) =>
      `${count} der ${looked} geprüften Worker könnten ${pod} nehmen`,
  },

  noNodePasses: 'Kein Node besteht alle Filter.',
  wins: (node) => `${node} gewinnt.`,
  onlyOne: (node) => `${node} besteht als einziger Node die Filter.`,
  winsWith: (node, points) => `${node} gewinnt mit ${points} Punkten.`,
  drawn: (node, tied, points, among) =>
    `${tied} führen gemeinsam mit ${points} Punkten; unter den ${among} hat das Los ${node} bestimmt.`,
  notLookedAt: (node) => `${node} wurde nicht geprüft.`,
  refuses: (plugin, node, reasons) => `${plugin} lehnt ${node} ab: ${reasons}.`,
  asGood: (node) => `${node} war genauso gut: gleich viele Punkte.`,
  has: (node, total) => `${node} hat ${total}.`,
  hasBecause: (node, total, plugin, points, winner, winners) =>
    `${node} hat ${total}: ${plugin} gibt hier ${points}, bei ${winner} ${winners}.`,
  nodes: (count) => `${count} Nodes`,
  list: (names) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`,
})
