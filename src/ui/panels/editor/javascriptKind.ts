import { javascript } from '@codemirror/lang-javascript'
import type { EditorKind } from './createEditor'

/** A scheduler plugin under a name, which those hear who do not see it. */
export const javascriptOf = (label: string): EditorKind => ({
  language: javascript(),
  label,
  placeholder: 'function filter(pod, nodeInfo) { … }   function score(pod, nodeInfo) { … }',
})
