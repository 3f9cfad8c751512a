/** Plays a recording's commands on a simulated cluster, in the recording's rhythm. */
import type { AuditTrail } from './auditTrail'
import { beginsAsRecorded, ranAsRecorded } from './chance'
import type { Simulated } from './compare'
import type { Difference } from './difference'
import { happen } from './happenings'
import { namingOf, renamed } from './naming'
import type { RecordedCommand, Recording } from './recording'
import { endOf, momentsOf } from './rhythm'
import {
  type CreateEngine,
  runKubectl,
  type Stage,
  setStage,
  waitForQuiet,
  waitSeconds,
} from './stage'
import { basesOf, traceOf } from './traceOf'

export interface Performance extends Simulated {
  /** Commands that could not be carried out: what is no input here, is no comparison either. */
  readonly undone: readonly Difference[]
  /** What kubectl printed otherwise. */
  readonly remarks: readonly string[]
}

interface Remarks {
  readonly undone: Difference[]
  readonly remarks: string[]
}

const SECOND = 1_000_000
/** Longest wait for quiet between two steps. */
const QUIET_MOST_SECONDS = 30
/** Longest that a command waits for a simulation that lags behind the recording. */
const LAG_MOST_SECONDS = 10
/** Commands closer than this in the recording were not waited for. */
const AT_ONCE_SECONDS = 1
/** How long a kubectl of the setup takes to start. */
const KUBECTL_SECONDS = 0.3
/** What a setup makes, it makes in one go; what it changes, it lets come to rest first. */
const MAKES = /^kubectl (apply|create)\b/
const RESTS = /^\(the kubelet finds \S+ ready again\)/
/** Seeds that are tried until chance is that of the recording. */
const ATTEMPTS_MOST = 20
/** Timers may be so much later than in the recording; then it is over. */
const LATE = 1.2
const AFTERMATH_SECONDS = 5

export async function perform(
  recording: Recording,
  create: CreateEngine,
  seed: number,
): Promise<Performance> {
  const { scenario } = recording
  for (let attempt = 0; attempt < ATTEMPTS_MOST; attempt++) {
    const stage = await setStage(recording, create, seed + attempt)
    const told: Remarks = { undone: [], remarks: [] }
    await setUp(stage, recording, told)
    if (!beginsAsRecorded(scenario, stage.engine)) continue
    const performance = await enact(stage, recording, told)
    if (ranAsRecorded(scenario, performance.trace)) return performance
  }
  throw new Error(`by chance ${scenario} should sometimes run as it was recorded, but never does`)
}

async function setUp(stage: Stage, recording: Recording, told: Remarks): Promise<void> {
  for (const command of recording.setup ?? []) {
    if (MAKES.test(command.run)) waitSeconds(stage, KUBECTL_SECONDS)
    else waitForQuiet(stage, QUIET_MOST_SECONDS)
    await carryOut(stage, recording, command, 0, told)
  }
  // A machine that was ordered does not settle for long after its kubelet is ready.
  const joined = recording.setup?.some(({ run }) => run.startsWith('(')) ?? false
  waitForQuiet(stage, QUIET_MOST_SECONDS, joined ? 'silent' : 'settled')
}

async function enact(stage: Stage, recording: Recording, told: Remarks): Promise<Performance> {
  const { engine, trail } = stage
  const startedAt = engine.now()
  await play(stage, recording, told)
  waitSeconds(stage, endOf(recording) * LATE + AFTERMATH_SECONDS - sinceStart(stage, startedAt))
  waitForQuiet(stage, QUIET_MOST_SECONDS)
  return {
    trace: traceOf(trail, startedAt, recording.scenario.startsWith('leader-election')),
    ties: drawnNodes(stage),
    bases: basesOf(trail, startedAt),
    ...told,
  }
}

async function play(stage: Stage, recording: Recording, told: Remarks): Promise<void> {
  let last = 0
  for (const [index, at] of momentsOf(recording).entries()) {
    const command = recording.commands[index]
    if (command === undefined) return
    const gap = at - last
    waitSeconds(stage, gap)
    // A pod that is to become ready again rests until then, however unsettled it looks.
    const rests = RESTS.test(command.run) ? 'silent' : 'settled'
    if (gap >= AT_ONCE_SECONDS) waitForQuiet(stage, LAG_MOST_SECONDS, rests)
    await carryOut(stage, recording, command, at, told)
    last = at
  }
}

const sinceStart = ({ engine }: Stage, startedAt: number): number =>
  (engine.now() - startedAt) / SECOND

async function carryOut(
  stage: Stage,
  recording: Recording,
  { run, stdin, prints }: RecordedCommand,
  at: number,
  { undone, remarks }: Remarks,
): Promise<void> {
  if (run.startsWith('(')) {
    const wrong = await happen(stage, recording, run, namingOf(stage.trail))
    const expected = { at, component: 'client', about: run, expected: 'it to happen' }
    if (wrong !== undefined) undone.push({ ...expected, got: wrong })
    return
  }
  const output = await runKubectl(stage, run, withUids(stdin ?? '', stage.trail))
  const printed = renamed(output, namingOf(stage.trail))
  if (prints !== undefined && printed !== prints) {
    remarks.push(`${run} printed ${JSON.stringify(printed)}, recorded ${JSON.stringify(prints)}`)
  }
}

/** Fills in `<uid of ConfigMap/owner>`. */
function withUids(text: string, { uids }: AuditTrail): string {
  return text.replace(/<uid of ([^>]+)>/g, (whole, wanted) => {
    for (const [uid, object] of uids) if (object === wanted) return uid
    return whole
  })
}

/** The nodes that shared the highest score, of pods whose node was drawn. */
function drawnNodes({ engine, trail }: Stage): ReadonlyMap<string, readonly string[]> {
  const drawn = engine
    .decisions()
    .filter(({ result, ties }) => result === 'scheduled' && ties.length > 1)
    .map(({ pod, ties }): [string, readonly string[]] => [pod.slice(pod.indexOf('/') + 1), ties])
  return new Map(renamed(drawn, namingOf(trail)))
}
