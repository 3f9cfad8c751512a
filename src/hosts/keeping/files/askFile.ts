/** A session goes into a file, or comes out of one: what a host does when its page asks for it. */
import type { Engine } from '../../../engine/engine'
import type { SandboxSource } from '../../../engine/scheduler/written/pluginSandbox'
import type { FileAnswer } from '../../../protocol/fileAnswer'
import type { Pace } from '../../../protocol/messages'
import type { FileRequest } from '../../../protocol/sessions'
import { revive } from '../revive'
import { readPace } from './readPace'
import { readFile, writeFile } from './sessionFile'
import { goesOn } from './tryOut'

interface Desk {
  /** What runs here now. */
  readonly running: () => { readonly engine: Engine; readonly pace: Pace }
  readonly sandboxFor: () => Promise<SandboxSource>
  readonly begin: (engine: Engine, pace: Pace) => void
}

export async function askFile(
  { running, sandboxFor, begin }: Desk,
  request: FileRequest,
): Promise<FileAnswer<FileRequest>> {
  if (request.ask === 'write') {
    const { engine, pace } = running()
    return writeFile({ snapshot: engine.snapshot(), pace }, request)
  }
  const read = await readFile(request.file)
  if ('reason' in read) return read
  const { snapshot } = read.session
  const pace = readPace(read.session.pace)
  const engine = (await goesOn(snapshot, sandboxFor))
    ? await revive(snapshot, sandboxFor)
    : undefined
  if (engine === undefined) return { reason: 'damaged' }
  begin(engine, pace)
  return { ...read.remark, pace }
}
