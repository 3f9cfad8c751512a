/** What a controller brings together for one of its objects, as its caches have both now. */
export interface Goal {
  readonly of: 'pods' | 'endpoints'
  readonly wanted: number
  readonly there: number
}
