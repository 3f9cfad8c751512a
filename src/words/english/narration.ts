import { table } from '../table'

/** A name in a sentence may be a link: it is put where the words say it. */
export const narration = table('narration', {
  you: 'You',
  on: (component: string, host: string) => `${component} on ${host}`,
  theKubelet: (host: string) => `The kubelet on ${host}`,
  theRuntime: (host: string) => `runtime on ${host}`,
  imageRegistry: 'Image registry',
  endUsers: 'End users',

  yours: {
    evict: (it: string) => `You ask the API server to evict ${it}.`,
    cordon: (it: string) => `You ask the API server to cordon ${it}: no new pods for it.`,
    uncordon: (it: string) => `You ask the API server to let ${it} take pods again.`,
    scale: (it: string, replicas: string) =>
      `You ask the API server to scale ${it} to ${replicas}.`,
    image: (it: string, image: string) => `You ask the API server to run ${image} in ${it}.`,
    create: (it: string) => `You ask the API server to create ${it}.`,
    read: (it: string) => `You ask the API server to show ${it}.`,
    update: (it: string) => `You ask the API server to change ${it}.`,
    delete: (it: string) => `You ask the API server to delete ${it}.`,
    traffic: (it: string) => `You ask the API server to reach ${it}.`,
  },
  binds: (pod: string, worker: string) =>
    `Scheduler asks the API server to bind ${pod} to ${worker}.`,

  registers: (who: string, node: string) =>
    `${who} registers its machine: Node ${node} joins the cluster.`,
  hasStopped: (who: string, pod: string) => `${who}: ${pod} has stopped; its object can go.`,
  reports: {
    ready: (who: string, pod: string) => `${who} reports: ${pod} is Running and Ready.`,
    notReady: (who: string, pod: string) => `${who} reports: ${pod} is not Ready.`,
    ended: (who: string, pod: string) => `${who} reports: ${pod} has ended, its work done.`,
    failed: (who: string, pod: string) => `${who} reports: ${pod} has Failed.`,
    trouble: (who: string, pod: string, state: string) => `${who} reports: ${pod} is in ${state}.`,
    waits: (who: string, pod: string, reason: string) => `${who} reports: ${pod} waits: ${reason}.`,
    phase: (who: string, pod: string, phase: string) => `${who} reports: ${pod} is ${phase}.`,
  },

  controller: {
    tooFew: (who: string, owner: string) => `${who} makes a pod: ${owner} has too few.`,
    create: (who: string, it: string) => `${who} makes ${it}.`,
    createFor: (who: string, it: string, pods: number) =>
      `${who} makes ${it}, for ${pods === 1 ? '1 pod' : `${pods} pods`}.`,
    update: (who: string, it: string) => `${who} updates ${it}.`,
    delete: (who: string, it: string) => `${who} deletes ${it}.`,
    read: (who: string, it: string) => `${who} looks at ${it}.`,
    traffic: (who: string, it: string) => `${who} reaches ${it}.`,
    scale: (who: string, it: string, replicas: string) => `${who} scales ${it} to ${replicas}.`,
    counts: (who: string, it: string, ready: string, wanted: string) =>
      `${who} counts: ${ready} of ${wanted} pods of ${it} are Ready.`,
    address: (who: string, service: string, address: string) =>
      `${who} writes down the address of Service ${service}: ${address}.`,
    silent: (who: string, pod: string) => `${who} marks ${pod} not Ready: its node is silent.`,
    status: (who: string, it: string) => `${who} updates the status of ${it}.`,
    machineGone: (who: string, node: string) => `${who} deletes Node ${node}: its machine is gone.`,
    heardNothing: (who: string, node: string) =>
      `${who} has heard nothing from ${node} for 50 s: it is NotReady now.`,
    taints: (who: string, node: string, taint: string) => `${who} taints ${node}: ${taint}.`,
    lists: (who: string, service: string, ready: number) =>
      `${who} lists ${ready === 1 ? '1 Ready pod' : `${ready} Ready pods`} behind Service ${service}.`,
  },

  lost: (who: string, message: string) =>
    `${who} sends ${message}, but the wire is cut: it is lost.`,
  refused: (status: number, message: string) => `The API server refuses (${status}): ${message}`,
  hears: {
    manager: (it: string) => `The controller manager, watching, hears of ${it}.`,
    scheduler: (pod: string) => `The scheduler hears of ${pod}: no node yet, so it waits its turn.`,
    toRun: (kubelet: string, pod: string) => `${kubelet} hears that ${pod} is its to run.`,
    toStop: (kubelet: string, pod: string) => `${kubelet} hears that ${pod} must stop.`,
  },
  etcd: {
    writes: (key: string) => `It passed every check: the API server writes ${key} in etcd.`,
    deletes: (key: string) => `It passed every check: the API server deletes ${key} in etcd.`,
    holds: (key: string, revision: string) =>
      `etcd holds ${key}, at revision ${revision}, and tells the API server.`,
    hasForgotten: (key: string, revision: string) =>
      `etcd has forgotten ${key}, at revision ${revision}, and tells the API server.`,
  },
  pulls: (who: string, pod: string, image: string) => `${who} has ${image} pulled for ${pod}.`,
  runtime: {
    RunPodSandbox: (who: string, pod: string) =>
      `${who} asks the runtime for a sandbox, with an address of its own, for ${pod}.`,
    CreateContainer: (who: string, pod: string) => `${who} has the container created for ${pod}.`,
    StartContainer: (who: string, pod: string) => `${who} has the container started for ${pod}.`,
    StopContainer: (who: string, pod: string) =>
      `${who} has the container stopped, gently first, for ${pod}.`,
    StopPodSandbox: (who: string, pod: string) => `${who} has the sandbox taken down for ${pod}.`,
  },
  registry: {
    noSuchImage: 'The registry answers: no such image.',
    answers: (runtime: string, layers: string, image: string) =>
      `The registry answers ${runtime}: ${layers} layers of ${image}.`,
    manifest: (who: string, image: string) => `${who} asks the registry what ${image} is made of.`,
    layers: (who: string) => `${who} fetches what it does not have yet, layer by layer.`,
  },
  cloud: {
    EnsureLoadBalancer: 'Cloud controller manager asks the cloud for a load balancer.',
    UpdateLoadBalancer:
      'Cloud controller manager asks the cloud for its load balancers to know the new set of nodes.',
    EnsureLoadBalancerDeleted:
      'Cloud controller manager asks the cloud for a load balancer to be taken down.',
    CreateRoute: 'Cloud controller manager asks the cloud for a route to the pods of a node.',
    DeleteRoute: 'Cloud controller manager asks the cloud for a route to be removed.',
  },
  turnedAway: 'A visitor is turned away: nobody could answer the request.',

  decision: {
    noNode: (pod: string, why: string) => `Scheduler: no node for ${pod}. ${why}`,
    looked: (pod: string, worker: string, examined: number) =>
      `Scheduler looks at ${examined} nodes; ${worker} wins and gets ${pod}.`,
    wins: (pod: string, worker: string, examined: number, passed: number) =>
      `Scheduler: ${passed} of ${examined} nodes pass the filters; ${worker} wins and gets ${pod}.`,
    winsWith: (pod: string, worker: string, examined: number, passed: number, points: number) =>
      `Scheduler: ${passed} of ${examined} nodes pass the filters; ${worker} wins with ${points} points and gets ${pod}.`,
    drawn: (
      pod: string,
      worker: string,
      examined: number,
      passed: number,
      points: number,
      equals: number,
    ) =>
      `Scheduler: ${passed} of ${examined} nodes pass the filters; ${worker} wins with ${points} points, drawn from ${equals} equals, and gets ${pod}.`,
  },
  preemption: {
    evicts: (pod: string, worker: string, pods: number, priority: number) =>
      `Scheduler: no node fits ${pod}; evicting ${pods === 1 ? '1 pod of priority' : `${pods} pods of priority at most`} ${priority} from ${worker} makes room.`,
    best: (pod: string, worker: string, pods: number, priority: number, nodes: number) =>
      `Scheduler: no node fits ${pod}; evicting ${pods === 1 ? '1 pod of priority' : `${pods} pods of priority at most`} ${priority} from ${worker}, the best of ${nodes} nodes, makes room.`,
    budgets: (broken: number) =>
      broken === 1
        ? 'It goes against a disruption budget.'
        : `It goes against disruption budgets, ${broken} times.`,
  },
  point: (pod: string, text: string) => `Scheduler, for ${pod}: ${text}.`,
  pluginRefuses: (plugin: string, why: string) => `Admission plugin ${plugin} refuses: ${why}`,
  serverRefuses: (why: string) => `API server refuses: ${why}`,
  hasBooted: (worker: string) => `The machine of ${worker} has booted; its kubelet starts.`,
  machineGone: (name: string) => `The machine ${name} is gone.`,
  answered: (service: string) => `Visitors of Service ${service} are answered again.`,
  unanswered: (service: string, why: string) =>
    `Visitors of Service ${service} get no answer: ${why}.`,

  rest: {
    notReady: (worker: string, others: number) =>
      `It has come to rest, with ${worker}${others === 0 ? '' : others === 1 ? ' and 1 more worker' : ` and ${others} more workers`} NotReady.`,
    trouble: (pod: string, status: string) => `It has come to rest, with ${pod} in ${status}.`,
    pending: (pod: string) => `It has come to rest, with ${pod} Pending: choose it to see why.`,
    noWorker: 'All quiet: there is no worker yet, so no pod can run.',
    nothingAsked: (workers: number) =>
      `All quiet: ${workers === 1 ? '1 worker' : `${workers} workers`} ready to run pods, and nobody has asked for any.`,
    one: (deployment: string, wanted: number, ready: number) =>
      `All quiet: Deployment ${deployment} wants ${wanted === 1 ? '1 pod' : `${wanted} pods`} and ${ready} ${ready === 1 ? 'is' : 'are'} Ready.`,
    two: (one: string, other: string, wanted: number, ready: number) =>
      `All quiet: Deployments ${one} and ${other} want ${wanted === 1 ? '1 pod' : `${wanted} pods`} and ${ready} ${ready === 1 ? 'is' : 'are'} Ready.`,
    many: (count: number, first: string, wanted: number, ready: number) =>
      `All quiet: ${count} Deployments, ${first} the first, want ${wanted === 1 ? '1 pod' : `${wanted} pods`} and ${ready} ${ready === 1 ? 'is' : 'are'} Ready.`,
    heartbeats: 'What you see moving is heartbeats.',
    visitors: 'What you see moving is visitors.',
    both: 'What you see moving is heartbeats and visitors.',
  },

  walk: {
    before: (point: string, pod: string, text: string) =>
      `Stopped before ${point} of ${pod}: ${text}.`,
    at: (point: string, pod: string, text: string) => `Stopped at ${point} of ${pod}: ${text}.`,
    question: (pod: string) => `Stopped before Bind: which node will ${pod} get?`,
    answer: (pod: string, sentence: string) => `For ${pod}: ${sentence}`,
    gives: (plugin: string, points: string) => `${plugin} gives ${points};`,
    givesAll: (plugin: string, points: number) => `${plugin} gives every node ${points};`,
    leads: (worker: string, points: number) => `${worker} leads with ${points}.`,
    share: (nodes: number, points: number) => `${nodes} nodes share the lead with ${points}.`,
  },
})
