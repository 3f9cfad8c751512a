/** What nginx serves, as data: its configuration, read and found good. */

/** The servers of a configuration. */
export interface Site {
  readonly version: string
  readonly servers: readonly Server[]
}

/** A `server` block. */
export interface Server {
  readonly ports: readonly number[]
  /** Ports where it answers requests for hosts nobody names. */
  readonly defaultFor: readonly number[]
  readonly own: Handling
  readonly locations: readonly Location[]
}

/** A `location` block. */
export interface Location {
  readonly match: '' | '=' | '^~' | '~' | '~*' | '@'
  readonly pattern: string
  readonly handling: Handling
}

/** What is done with a request. What is not set was taken from around the block. */
export interface Handling {
  readonly root: string
  readonly alias: string | undefined
  readonly index: readonly string[]
  readonly tryFiles: readonly string[]
  readonly returns: { readonly status: number; readonly text: string | undefined } | undefined
  readonly errorPages: readonly ErrorPage[]
  readonly denied: boolean
  /** Handed on to another server, which no container can reach. */
  readonly forwarded: boolean
  readonly stubStatus: boolean
  readonly autoindex: boolean
  /** Whether the request is written into the access log. */
  readonly logged: boolean
}

/** `error_page 500 502 =200 /50x.html` */
export interface ErrorPage {
  readonly statuses: readonly number[]
  readonly answers: number | undefined
  readonly target: string
}
