import { type ComponentProps, lazy, Suspense } from 'react'

// The writer of YAML is heavy, and not needed for the first picture.
const ObjectText = lazy(async () => ({ default: (await import('./ObjectText')).ObjectText }))

/** The object as YAML, and the way to change it. */
export function ObjectYaml(props: ComponentProps<typeof ObjectText>) {
  return (
    <Suspense>
      <ObjectText {...props} />
    </Suspense>
  )
}
