/** Every kind of actor there is, and how it behaves. The only place where the components meet. */
import { apiServer } from '../apiserver/apiServer'
import { cloudControllerManager } from '../cloudControllerManager/cloudControllerManager'
import { controllerManager } from '../controllers/controllerManager'
import { runtime } from '../cri/runtime'
import { etcd } from '../etcd/etcd'
import { type AnyBehaviour, behaviour } from '../kernel/actor'
import { kubelet } from '../kubelet/kubelet'
import { kubeProxy } from '../kubeProxy/kubeProxy'
import { cloudProvider } from '../outside/cloudProvider'
import { endUsers } from '../outside/endUsers'
import { imageRegistry } from '../outside/imageRegistry'
import { person } from '../outside/person/person'
import { kubeScheduler } from '../scheduler/scheduler'
import type { SandboxSource } from '../scheduler/written/pluginSandbox'

export const behavioursWith = (sandbox: SandboxSource): ReadonlyMap<string, AnyBehaviour> =>
  new Map([
    ['kube-apiserver', behaviour(apiServer)],
    ['etcd', behaviour(etcd)],
    ['kube-scheduler', behaviour(kubeScheduler(sandbox))],
    ['kube-controller-manager', behaviour(controllerManager)],
    ['cloud-controller-manager', behaviour(cloudControllerManager)],
    ['kubelet', behaviour(kubelet)],
    ['kube-proxy', behaviour(kubeProxy)],
    ['runtime', behaviour(runtime)],
    ['cloud-provider', behaviour(cloudProvider)],
    ['image-registry', behaviour(imageRegistry)],
    ['end-users', behaviour(endUsers)],
    ['you', behaviour(person)],
  ])
