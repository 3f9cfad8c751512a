/** What panels ask for while they are open, and what they are answered. */
export type * from '../engine/outside/trafficDiary'
export type * from '../engine/views/looks/apiTraffic'
export type * from '../engine/views/looks/etcdKeys'
export type * from '../engine/views/looks/keyHistory'
export type * from '../engine/views/looks/look'
export type * from '../engine/views/looks/objectTable'
export type * from '../engine/views/looks/podLog'
export type * from '../engine/views/looks/visits'
