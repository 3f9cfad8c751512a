import { table } from '../table'

export const deciding = table('deciding', {
  predict: 'Predict',
  asksBeforeBind: 'asks before each Bind',
  /** How many of how many, before what they were. */
  countOf: (count: number, all: number) => `${count} of ${all}`,
  rightAnswers: (questions: number) =>
    `right, ${questions === 1 ? 'one question' : `${questions} questions`}`,
  beScheduler: 'Be the scheduler',
  asScheduler: 'as kube-scheduler',

  prediction: 'Prediction',
  isDeciding: 'The scheduler is deciding …',
  hiddenUntilBind: 'It will be stopped before Bind. What it says is hidden until then.',
  whichNode: (pod: string) => `Which node will ${pod} get?`,
  /** Before what it asks for. */
  asksFor: 'It asks for',
  nothing: 'nothing',
  wishes: (cpu: string, memory: string) => `${cpu} CPU and ${memory}`,
  reveal: 'Reveal',
  skip: 'Skip',
  eachClick: 'Each click on a worker, on the stage or here, is one more answer.',
  oneLess: (node: string) => `One less for ${node}`,
  oneMore: (node: string) => `One more for ${node}`,
  votesFor: (node: string) => `Votes for ${node}`,

  youSchedule: 'You are the scheduler',
  noPodWaits: 'No pod waits for you',
  standsBack: 'kube-scheduler stands back. Create a pod: it waits here until you give it a node.',
  whereTo: (pod: string) => `Where should ${pod} go?`,
  bindTo: (node: string) => `Bind to ${node}`,
  orDrag: 'Or drag the pod onto a worker, from here or from the queue.',
  waitingPods: 'Waiting pods',
  andMore: (count: number) => `and ${count} more`,

  compared: 'What kube-scheduler would have done',
  chose: (pod: string, node: string) => `${pod}: you chose ${node}`,
  choseAlike: (pod: string, node: string) =>
    `${pod}: you chose ${node}, and so might kube-scheduler`,
  plugin: 'Plugin',
  yours: (node: string) => `yours: ${node}`,
  its: (node: string) => `its: ${node}`,
  sum: 'Sum',
  refused: 'refused',
  gone: 'The pod is gone.',
  kubeletRefuses: (node: string, status: string) => `The kubelet of ${node} refuses it: ${status}.`,
  statusNow: (status: string) => `Now: ${status}.`,

  inHand: 'The pod in hand',
  ask: (plugin: string) => `Ask ${plugin}`,
  nextPoint: 'Next point',
  goOn: 'Go on',
  hold: 'Hold here',
  /** After how many. */
  saidSo: 'said so.',
  haveSpoken: (spoken: number, all: number) => `Score: ${spoken} of ${all} plugins have spoken`,
  nodesPass: (passed: number, examined: number) => `Filter: ${passed} of ${examined} nodes pass`,
  beforeBind: (pod: string) => `Before Bind of ${pod}`,
  pointOf: (point: string, pod: string) => `${point} of ${pod}`,
  atPreEnqueue: 'Before a pod is queued, plugins may hold it back: a gate, for one.',
  atQueueSort: 'The pod was first in the queue; its cycle begins. No node has been looked at.',
  atPrepare:
    'Each plugin prepares, and leaves out what this pod gives no reason to check. No node has been looked at.',
})
