import { MICROS_PER_SECOND, type UnixMicros } from '../../../api/machinery/time'
import { civilTime } from './civilTime'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** `Thu, 19 May 2016 10:00:00 +0000`, in UTC. Source: Go time.RFC1123Z */
export function rfc1123z(time: UnixMicros): string {
  const at = civilTime('', Math.floor(time / MICROS_PER_SECOND))
  const date = `${twoDigits(at.day)} ${MONTHS[at.month - 1]} ${at.year}`
  const clock = [at.hour, at.minute, at.second].map(twoDigits).join(':')
  return `${WEEKDAYS[at.weekday]}, ${date} ${clock} +0000`
}

const twoDigits = (number: number): string => String(number).padStart(2, '0')
