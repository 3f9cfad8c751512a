import { table } from '../table'

/** Why a pod is Pending, and what would help. */
export const pending = table('pending', {
  cause: {
    fits: 'It fits now.',
    noWorker: 'There is no worker.',
    gated: (gates: string) =>
      `It is held back by the gate ${gates}: the scheduler does not look at it before that is gone.`,
    noScheduler: (scheduler: string) =>
      `It waits for a scheduler called ${scheduler}, and none of that name runs here.`,
    noClaim: (claim: string) => `It uses the claim ${claim}, and there is none of that name.`,
    noVolume: (claim: string) => `No volume is there for its claim ${claim}.`,
    noRoom: (asked: string, node: string, short: string) =>
      `It asks for ${asked}, and no worker has that much free. ${node} comes closest: ${short}.`,
    noRoomAllowed: (asked: string, node: string, short: string) =>
      `It asks for ${asked}, and no worker it may use has that much free. ${node} comes closest: ${short}.`,
  },
  onePodMore: 'one pod more',
  isFull: 'it is full',
  short: (amount: string) => `${amount} short`,
  amounts: (amounts: readonly string[]) => amounts.join(' and '),

  refused: {
    NodeUnschedulable: (workers: number) =>
      workers === 1 ? '1 worker is cordoned' : `${workers} workers are cordoned`,
    TaintToleration: (workers: number) =>
      workers === 1
        ? '1 worker has a taint it does not tolerate'
        : `${workers} workers have a taint it does not tolerate`,
    NodeAffinity: (workers: number, labels: string) =>
      `${workers === 1 ? '1 worker has' : `${workers} workers have`} not the labels it asks for${labels === '' ? '' : ` (${labels})`}`,
    NodePorts: (workers: number, ports: string) =>
      `${workers === 1 ? '1 worker has' : `${workers} workers have`} its host port ${ports} taken`,
    PodTopologySpread: (workers: number) =>
      `on ${workers === 1 ? '1 worker' : `${workers} workers`} it would be too many in one place for its spread constraints`,
    InterPodAffinity: (workers: number) =>
      `${workers === 1 ? '1 worker holds' : `${workers} workers hold`} neighbours it must not have, or not those it must`,
    VolumeBinding: (workers: number, claim: string) =>
      claim === ''
        ? `${workers === 1 ? '1 worker' : `${workers} workers`} cannot reach its volume`
        : `no volume is there for its claim ${claim}`,
    NodeVolumeLimits: (workers: number) =>
      `${workers === 1 ? '1 worker has' : `${workers} workers have`} as many volumes as it can attach`,
  },
  refusedBy: (plugin: string, workers: number) =>
    `${plugin} refuses ${workers === 1 ? '1 worker' : `${workers} workers`}`,
  refusals: (refusals: readonly string[]) => refusals.join(', and '),

  detail: {
    room: (asked: string, free: string) => `${asked} asked, ${free} free`,
    isNot: (label: string) => `it is not ${label}`,
    hasPort: (pod: string) => `${pod} has it`,
  },

  how: {
    recreated: (pod: string) => `${pod} is deleted and created again`,
    patched: (pod: string) => `${pod} itself is patched`,
    rollsOut: (workload: string) => `${workload} rolls out a new template`,
    madeAnew: (workload: string, pod: string) =>
      `the template of ${workload} changes, and ${pod} is made anew`,
  },
  evicted: (pods: string) => `${pods} would be evicted`,
  asBefore: 'every node refuses it as before',

  changes: {
    askForLess: {
      title: ({ asks }: { readonly asks: readonly { free: string; requested: string }[] }) =>
        `Ask for ${asks.map(({ free, requested }) => `${free} instead of ${requested}`).join(' and ')}`,
      effect: ({ limitStays }: { readonly limitStays: boolean }) =>
        limitStays ? 'its limit stays' : '',
      action: 'Ask for less',
    },
    dropHostPort: {
      title: ({ ports }: { readonly ports: string }) => `Give up host port ${ports}`,
      effect: "the container's own port stays",
      action: 'Give it up',
    },
    dropNodeSelector: {
      title: 'Let it go to any worker',
      effect: 'without its node selector and required node affinity',
      action: 'Let it go',
    },
    onlyPrefer: {
      title: 'Only prefer its neighbours, demand none',
      effect: ({ weight }: { readonly weight: number }) =>
        `its required pod affinity becomes a preference of weight ${weight}`,
      action: 'Prefer them',
    },
    preferSpread: {
      title: ({ keys }: { readonly keys: string }) => `Only prefer to spread over ${keys}`,
      action: 'Prefer it',
    },
    raisePriority: {
      title: ({ value }: { readonly value: number }) => `Raise its priority to ${value}`,
      effect: 'it may have others evicted',
      action: 'Raise it',
    },
    relaxSpread: {
      title: ({ skews, keys }: { readonly skews: string; readonly keys: string }) =>
        `Allow a maxSkew of ${skews} over ${keys}`,
      action: 'Allow it',
    },
    removeGate: {
      title: ({ gates }: { readonly gates: readonly string[] }) =>
        `Take off the gate${gates.length === 1 ? '' : 's'} ${gates.join(', ')}`,
      action: 'Take it off',
    },
    tolerate: {
      title: ({ taints }: { readonly taints: string }) => `Tolerate ${taints}`,
      action: 'Tolerate',
    },
    useScheduler: {
      title: ({ scheduler }: { readonly scheduler: string }) => `Leave it to ${scheduler}`,
      action: 'Leave it',
    },
    addWorker: {
      title: ({ cpu, memory }: { readonly cpu: string; readonly memory: string }) =>
        `Add a worker with ${cpu} CPU and ${memory}`,
      effect: ({ zone, labels }: { readonly zone: string; readonly labels: string }) =>
        `a machine in zone ${zone}${labels === '' ? '' : ` with ${labels}`}, Ready in about a minute`,
      action: 'Add worker',
    },
    createClaim: {
      title: ({ claim }: { readonly claim: string }) => `Create the claim ${claim}`,
      effect: ({ size, storageClass }: { readonly size: string; readonly storageClass: string }) =>
        `it asks for ${size} of the class ${storageClass}`,
      action: 'Create it',
    },
    createVolume: {
      title: ({ claim }: { readonly claim: string }) => `Create a volume for the claim ${claim}`,
      effect: 'a directory of whatever worker the pod is on',
      action: 'Create it',
    },
    deletePod: {
      title: ({ pod }: { readonly pod: string }) => `Delete ${pod}`,
      effect: ({ room, node }: { readonly room: string; readonly node: string }) =>
        `it asks for ${room} on ${node}, and nobody makes it again`,
      action: 'Delete it',
    },
    labelNode: {
      title: ({ node, labels }: { readonly node: string; readonly labels: string }) =>
        `Label ${node} with ${labels}`,
      effect: ({ replaced }: { readonly replaced: string }) =>
        replaced === '' ? 'nothing else of it changes' : `in place of ${replaced}`,
      action: 'Label it',
    },
    scaleDown: {
      title: ({ workload, replicas }: { readonly workload: string; readonly replicas: number }) =>
        `Scale ${workload} down to ${replicas}`,
      effect: ({ pod }: { readonly pod: string }) =>
        `${pod} goes: it is marked as the cheapest to lose`,
      action: 'Scale down',
    },
    uncordon: {
      title: ({ node }: { readonly node: string }) => `Let ${node} take pods again`,
      effect: ({ free }: { readonly free: string }) => `it has ${free} free`,
      action: 'Uncordon',
    },
    untaint: {
      title: ({ node, taints }: { readonly node: string; readonly taints: string }) =>
        `Take ${taints} off ${node}`,
      effect: 'other pods may come there then, too',
      action: 'Untaint',
    },
  },
})
