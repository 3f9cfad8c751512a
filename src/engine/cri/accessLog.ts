import { timeAt } from '../clientGo/wallClock'
import type { Micros } from '../kernel/micros'
import type { Reply } from '../outside/registryMessages'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A line of the combined log format that nginx and Apache write. */
export function accessLine(
  now: Micros,
  client: string,
  method: string,
  path: string,
  reply: Reply,
  agent: string,
): string {
  const [day = '', clock = ''] = timeAt(now).replace('Z', '').split('T')
  const [year, month, date] = day.split('-')
  const time = `${date}/${MONTHS[Number(month) - 1]}/${year}:${clock} +0000`
  const { status, body } = reply
  return `${client} - - [${time}] "${method} ${path} HTTP/1.1" ${status} ${body.length} "-" "${agent}" "-"`
}
