/** Plays a recording's commands on a simulated cluster, in the recording's rhythm. */
import type { AuditTrail } from './auditTrail'
import type { Simulated } from './compare'
import { happen } from './happenings'
import { lastTouches } from './lastTouches'
import { namingOf, renamed } from './naming'
import type { RecordedCommand, Recording } from './recording'
import { endOf, momentsOf } from './rhythm'
import {
  type CreateEngine,
  connectionOf,
  runKubectl,
  type Stage,
  setStage,
  waitForQuiet,
  waitSeconds,
} from './stage'
import { basesOf, traceOf } from './traceOf'

export interface Performance extends Simulated {
  /** What could not be done, or was answered otherwise. */
  readonly remarks: readonly string[]
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
/** Timers may be so much later than in the recording; then it is over. */
const LATE = 1.2
const AFTERMATH_SECONDS = 5

export async function perform(
  recording: Recording,
  create: CreateEngine,
  seed: number,
): Promise<Performance> {
  const stage = await setStage(recording, create, seed)
  const remarks: string[] = []
  for (const command of recording.setup ?? []) {
    if (MAKES.test(command.run)) waitSeconds(stage, KUBECTL_SECONDS)
    else waitForQuiet(stage, QUIET_MOST_SECONDS)
    await carryOut(stage, recording, command, remarks)
    if (command.run.startsWith('(')) waitForQuiet(stage, QUIET_MOST_SECONDS)
  }
  waitForQuiet(stage, QUIET_MOST_SECONDS)
  for (const request of lastTouches(recording.scenario)) await connectionOf(stage).send(request)
  const { engine, trail } = stage
  const startedAt = engine.now()
  await play(stage, recording, remarks)
  waitSeconds(stage, endOf(recording) * LATE + AFTERMATH_SECONDS - sinceStart(stage, startedAt))
  waitForQuiet(stage, QUIET_MOST_SECONDS)
  return {
    trace: traceOf(trail, startedAt, recording.scenario.startsWith('leader-election')),
    tied: tiedPods(stage),
    bases: basesOf(trail, startedAt),
    remarks,
  }
}

async function play(stage: Stage, recording: Recording, remarks: string[]): Promise<void> {
  let last = 0
  for (const [index, at] of momentsOf(recording).entries()) {
    const command = recording.commands[index]
    if (command === undefined) return
    const gap = at - last
    waitSeconds(stage, gap)
    if (gap >= AT_ONCE_SECONDS) waitForQuiet(stage, LAG_MOST_SECONDS)
    await carryOut(stage, recording, command, remarks)
    last = at
  }
}

const sinceStart = ({ engine }: Stage, startedAt: number): number =>
  (engine.now() - startedAt) / SECOND

async function carryOut(
  stage: Stage,
  recording: Recording,
  { run, stdin, prints }: RecordedCommand,
  remarks: string[],
): Promise<void> {
  if (run.startsWith('(')) {
    const wrong = await happen(stage, recording, run, namingOf(stage.trail))
    if (wrong !== undefined) remarks.push(`${run}: ${wrong}`)
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

/** Pods whose node was drawn from several with the highest score. */
function tiedPods({ engine, trail }: Stage): ReadonlySet<string> {
  const drawn = engine
    .decisions()
    .filter(({ result, ties }) => result === 'scheduled' && ties.length > 1)
    .map(({ pod }) => pod.slice(pod.indexOf('/') + 1))
  return new Set(renamed(drawn, namingOf(trail)))
}
