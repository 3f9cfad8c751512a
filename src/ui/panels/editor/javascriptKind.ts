import { javascript } from '@codemirror/lang-javascript'
import type { EditorKind } from './createEditor'

/** Scheduler plugins. */
export const JAVASCRIPT: EditorKind = {
  language: javascript(),
  label: 'Plugin',
  placeholder: 'function filter(pod, nodeInfo) { … }   function score(pod, nodeInfo) { … }',
}
