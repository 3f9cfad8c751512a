import { parseTime } from '../../api/machinery/time'
import { POWER_ON_UNIX_MICROS } from '../clientGo/wallClock'
import type { Micros } from '../kernel/micros'

/** An API timestamp as virtual time since power-on; 0 for none. */
export function microsAt(time: string | undefined): Micros {
  if (time === undefined) return 0
  const unixMicros = parseTime(time)
  return unixMicros === undefined ? 0 : unixMicros - POWER_ON_UNIX_MICROS
}
