import type { Plugin } from '../framework/plugin'
import { unschedulable } from '../framework/status'

const NAME = 'DynamicResources'
const NOTHING_TO_GIVE_BACK = unschedulable(NAME, 'no new claims to deallocate')

/**
 * Dynamic resource allocation, as far as pods without resource claims meet it: when a pod fits
 * nowhere, the plugin is asked first whether it can free devices. Claims are not modelled.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/dynamicresources
 */
export const dynamicResources: Plugin = {
  name: NAME,
  postFilter: () => ({ status: NOTHING_TO_GIVE_BACK }),
}
