/**
 * A pod bears a node that fell silent for five minutes, unless it says otherwise.
 * Source: Kubernetes v1.35 plugin/pkg/admission/defaulttolerationseconds
 */
import type { Toleration } from '../../../api/podScheduling'
import { withField } from '../registry/sharing'
import type { AdmissionPlugin } from './admissionPlugin'
import { podOf } from './refuse'

/** Source: --default-not-ready-toleration-seconds, --default-unreachable-toleration-seconds. */
const TOLERATION_SECONDS = 300

const NOT_READY = 'node.kubernetes.io/not-ready'
const UNREACHABLE = 'node.kubernetes.io/unreachable'

const TOLERATIONS: readonly Toleration[] = [NOT_READY, UNREACHABLE].map((key) =>
  Object.freeze({
    key,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: TOLERATION_SECONDS,
  }),
)

export const defaultTolerationSeconds: AdmissionPlugin = {
  name: 'DefaultTolerationSeconds',

  admit(attributes) {
    const pod = podOf(attributes)
    const { operation } = attributes
    if (pod === undefined || (operation !== 'CREATE' && operation !== 'UPDATE')) {
      return attributes.object
    }
    const tolerations = pod.spec.tolerations ?? []
    const missing = TOLERATIONS.filter(({ key }) => !tolerations.some((own) => bears(own, key)))
    if (missing.length === 0) return pod
    return { ...pod, spec: withField(pod.spec, 'tolerations', tolerations.concat(missing)) }
  },
}

function bears({ key, effect }: Toleration, taint: string | undefined): boolean {
  return (!key || key === taint) && (!effect || effect === 'NoExecute')
}
