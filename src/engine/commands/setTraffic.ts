import { END_USERS } from '../cluster/actors'
import { post } from '../kernel/kernel'
import { MOST_PER_SECOND } from '../outside/endUsers'
import type { SetTraffic } from '../outside/trafficMessages'
import type { Handler } from './handler'

/** So many visitors a second for a Service; 0 sends them home. */
export const setTraffic: Handler<'setTraffic'> = (
  { namespace, service, perSecond },
  { kernel },
) => {
  if (!(perSecond >= 0 && perSecond <= MOST_PER_SECOND)) {
    const what = `${perSecond} visitors a second are not to be had.`
    return { where: 'the visitors', what, remedy: `Choose 0 to ${MOST_PER_SECOND}.` }
  }
  const message: SetTraffic = { type: 'setTraffic', namespace, service, perSecond }
  post(kernel, END_USERS, message)
  return undefined
}
