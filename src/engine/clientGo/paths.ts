/** The path of a collection: `/api/v1/namespaces/default/pods`, `/apis/apps/v1/deployments`. */
export function collectionPath(apiVersion: string, resource: string, namespace = ''): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
  return namespace === '' ? `${root}/${resource}` : `${root}/namespaces/${namespace}/${resource}`
}

/** The path of one object, or of its subresource. `namespace` is empty for cluster-scoped kinds. */
export function objectPath(
  apiVersion: string,
  resource: string,
  namespace: string,
  name: string,
  subresource = '',
): string {
  const path = `${collectionPath(apiVersion, resource, namespace)}/${name}`
  return subresource === '' ? path : `${path}/${subresource}`
}
