import type { Plugin } from '../framework/plugin'
import { failed, SKIP, unschedulable } from '../framework/status'

const NAME = 'DynamicResources'
const LOOKED_AT = Object.freeze({})
const NOTHING_TO_GIVE_BACK = unschedulable(NAME, 'no new claims to deallocate')

/**
 * Dynamic resource allocation, as far as pods without resource claims meet it: when a pod fits
 * nowhere, the plugin is asked first whether it can free devices. Claims are not modelled.
 * Source: Kubernetes v1.35 pkg/scheduler/framework/plugins/dynamicresources
 */
export const dynamicResources: Plugin = {
  name: NAME,
  preFilter: () => ({ status: SKIP, state: LOOKED_AT }),
  // Where another plugin refused the pod first, there is nothing to look up: an error, as upstream.
  postFilter: (_cycle, _diagnosis, _args, state) => ({
    status: state === undefined ? failed(NAME, 'not found') : NOTHING_TO_GIVE_BACK,
  }),
}
