/** Source: Kubernetes v1.35 pkg/apis/autoscaling/v2/defaults.go */
import type { HPAScalingRules } from '../../../api/horizontalPodAutoscaler'

/** `tolerance` stays the controller's own where it is not given. */
export type ScalingRules = Required<
  Pick<HPAScalingRules, 'stabilizationWindowSeconds' | 'selectPolicy' | 'policies'>
>

const SCALE_UP: ScalingRules = {
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
}

const SCALE_DOWN: ScalingRules = {
  // `--horizontal-pod-autoscaler-downscale-stabilization`
  stabilizationWindowSeconds: 300,
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
}

/** What is not given takes its default. */
export const scaleUpRules = (given: HPAScalingRules = {}): ScalingRules => ({
  ...SCALE_UP,
  ...given,
})

export const scaleDownRules = (given: HPAScalingRules = {}): ScalingRules => ({
  ...SCALE_DOWN,
  ...given,
})
