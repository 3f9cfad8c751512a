/** What a path of the Kubernetes API names. */
export interface RequestPath {
  /** `/apis/apps/v1/namespaces/demo/deployments` */
  readonly collection: string
  /** `deployments` */
  readonly resource: string
  readonly namespace: string
  /** Empty for a collection. */
  readonly name: string
  /** `status`, `binding` …; empty for the object itself. */
  readonly subresource: string
}

/** Undefined for a path that names no resource, e.g. `/apis`. */
export function parsePath(path: string): RequestPath | undefined {
  const words = path.split('/').slice(1)
  const root = words[0] === 'api' ? 2 : words[0] === 'apis' ? 3 : undefined
  if (root === undefined || words.length <= root) return undefined
  const inside = words[root] === 'namespaces' && words.length > root + 2 && !isOwn(words[root + 2])
  const at = inside ? root + 2 : root
  const [resource = '', name = '', subresource = ''] = words.slice(at)
  return {
    collection: `/${words.slice(0, at + 1).join('/')}`,
    resource,
    namespace: inside ? (words[root + 1] ?? '') : '',
    name,
    subresource,
  }
}

/** `/api/v1/namespaces/demo/status` is the namespace's own status, no resource inside it. */
const isOwn = (word: string | undefined): boolean => word === 'status' || word === 'finalize'

/** The object a path is about, without subresource. */
export const objectPathOf = ({ collection, name }: RequestPath): string => `${collection}/${name}`
