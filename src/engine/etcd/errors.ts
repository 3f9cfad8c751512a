/**
 * etcd's own words.
 * Source: etcd v3.6 api/v3rpc/rpctypes/error.go
 */
export const COMPACTED = 'etcdserver: mvcc: required revision has been compacted'
export const FUTURE_REVISION = 'etcdserver: mvcc: required revision is a future revision'
export const LEASE_NOT_FOUND = 'etcdserver: requested lease not found'
export const EMPTY_KEY = 'etcdserver: key is not provided'
export const TOO_MANY_OPS = 'etcdserver: too many operations in txn request'
export const DUPLICATE_KEY = 'etcdserver: duplicate key given in txn request'
export const TOO_MANY_REQUESTS = 'etcdserver: too many requests'
export const LEASE_TTL_TOO_LARGE = 'etcdserver: too large lease TTL'
