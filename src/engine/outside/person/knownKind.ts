/** A kind the person's kubectl knows: where its objects live. */
export interface KnownKind {
  readonly apiVersion: string
  readonly kind: string
  readonly resource: string
  readonly singular: string
  readonly namespaced: boolean
  /** Stored by the API server, but nothing acts on it here. */
  readonly storedOnly: boolean
}
