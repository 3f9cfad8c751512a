import { yaml } from '@codemirror/lang-yaml'
import type { EditorKind } from './createEditor'

/** Manifests. */
export const YAML: EditorKind = {
  language: yaml(),
  label: 'Manifest',
  placeholder: 'Paste or drop Kubernetes manifests here. Ctrl-Enter applies them.',
}
