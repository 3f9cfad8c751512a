/** A request's path, read back: `/apis/apps/v1/namespaces/default/deployments/web/scale`. */
export interface RequestPath {
  readonly resource: string
  /** Empty for what lives in no namespace. */
  readonly namespace: string
  /** Empty for a whole collection. */
  readonly name: string
  readonly subresource: string
  /** The path of the object itself. */
  readonly object: string
}

export function readPath(path: string): RequestPath {
  const root = path.startsWith('/apis/') ? 4 : 3
  const words = path.split('/')
  const inside = words[root] === 'namespaces' && words.length > root + 2
  const from = inside ? root + 2 : root
  const [resource = '', name = '', subresource = ''] = words.slice(from)
  const namespace = inside ? (words[root + 1] ?? '') : ''
  return { resource, name, subresource, namespace, object: words.slice(0, from + 2).join('/') }
}
