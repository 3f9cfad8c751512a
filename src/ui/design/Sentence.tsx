import { Children, type ReactNode } from 'react'

/** A sentence with elements in it, each where the language wants it. */
export const Sentence = ({ parts }: { readonly parts: readonly unknown[] }) =>
  Children.toArray(parts as readonly ReactNode[])
