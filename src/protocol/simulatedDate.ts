/** What the calendar says in the cluster: the page must write the same dates as the components. */
export { timeAt } from '../engine/clientGo/wallClock'
