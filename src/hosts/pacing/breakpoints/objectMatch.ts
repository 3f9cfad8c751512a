/** Which objects a person means, by kind, namespace, labels and fields. */
import {
  type FieldExpressionProblem,
  matchesFields,
  parseFieldExpression,
} from '../../../api/machinery/fieldExpression'
import { matchesRequirements } from '../../../api/machinery/labelRequirement'
import { parseLabelSelector } from '../../../api/machinery/labelSelectorText'
import type { KubeObject } from '../../../api/meta'
import type { ObjectMatch } from '../../../protocol/breakpoints'

interface Matcher {
  test(object: KubeObject): boolean
  /** What is asked of an object, besides its kind. */
  readonly words: string
}

export function compileMatch({
  kind,
  namespace,
  labels,
  fields,
}: ObjectMatch): Matcher | FieldExpressionProblem {
  const requirements = parseLabelSelector(labels)
  const terms = parseFieldExpression(fields)
  if (typeof requirements === 'string') return { problem: { at: 0, what: requirements } }
  if ('problem' in terms) return terms
  return {
    test: (object) =>
      (kind === '' || object.kind === kind) &&
      (namespace === '' || object.metadata.namespace === namespace) &&
      matchesRequirements(requirements, object.metadata.labels) &&
      matchesFields(object, terms),
    words:
      [labels, fields].filter((text) => text.trim() !== '').join(', ') || 'the kind looked for',
  }
}
