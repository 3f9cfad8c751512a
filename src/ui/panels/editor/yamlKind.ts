import { yaml } from '@codemirror/lang-yaml'
import type { EditorKind } from './createEditor'

/** YAML under a name, which those hear who do not see it. */
export const yamlOf = (label: string, placeholder: string): EditorKind => ({
  language: yaml(),
  label,
  placeholder,
})
