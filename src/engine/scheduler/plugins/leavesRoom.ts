import type { Pod } from '../../../api/core'

/** Whether a pod that goes was on a node, or counted there because it was nominated. */
export const leavesRoom = ({ spec, status }: Pod): boolean =>
  (spec.nodeName ?? '') !== '' || (status?.nominatedNodeName ?? '') !== ''
