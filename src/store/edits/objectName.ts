/** An object's path in kubectl's words. */
import { readPath } from '../../kubectl/requestPath'
import { findKind, printedKind } from '../../kubectl/resources'

/** `deployment.apps/web` */
export function printedName(path: string): string {
  const { resource, name } = readPath(path)
  const kind = findKind(resource)
  return `${kind === undefined ? resource : printedKind(kind)}/${name}`
}

/** `deployment/web`, as it is typed. */
export function shortName(path: string): string {
  const { resource, name } = readPath(path)
  return `${findKind(resource)?.singular ?? resource}/${name}`
}

/** `deployments.apps "web"`, as errors name it. */
export function resourceName(path: string): string {
  const { resource, name } = readPath(path)
  const group = findKind(resource)?.group ?? ''
  return `${group === '' ? resource : `${resource}.${group}`} "${name}"`
}
