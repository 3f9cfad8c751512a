/** Whole objects, fetched when somebody looks at them, and again when their record changes. */
import { useEffect, useState } from 'react'
import { read } from './actions'

/**
 * The object at an API path; undefined until it came, or when there is none. It is read again
 * whenever `version` is another value: pass the view record.
 */
export function useObject(path: string | undefined, version: unknown): unknown {
  const [known, setKnown] = useState<{ readonly path: string; readonly object: unknown }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version asks for the object again
  useEffect(() => {
    if (path === undefined) return
    let wanted = true
    void read(path).then((object) => {
      if (wanted) setKnown({ path, object })
    })
    return () => {
      wanted = false
    }
  }, [path, version])
  return known?.path === path ? known?.object : undefined
}

const GROUPS: Readonly<Record<string, string>> = {
  Deployment: '/apis/apps/v1',
  ReplicaSet: '/apis/apps/v1',
}

const PLURALS: Readonly<Record<string, string>> = {
  Pod: 'pods',
  Service: 'services',
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  Node: 'nodes',
}

/** The API path of an object the page draws. */
export function pathOf(kind: string, namespace: string, name: string): string {
  const root = GROUPS[kind] ?? '/api/v1'
  const plural = PLURALS[kind] ?? `${kind.toLowerCase()}s`
  return namespace === ''
    ? `${root}/${plural}/${name}`
    : `${root}/namespaces/${namespace}/${plural}/${name}`
}
