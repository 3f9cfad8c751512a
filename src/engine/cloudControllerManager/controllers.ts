import { cloudNode } from './cloudNode'
import { cloudNodeAddresses } from './cloudNodeAddresses'
import { cloudNodeLifecycle } from './cloudNodeLifecycle'
import { type AnyCloudController, cloudController } from './controller'
import { csiAttacher } from './csi/attacher'
import { csiInstaller } from './csi/installer'
import { csiProvisioner } from './csi/provisioner'
import { routeController } from './route'
import { serviceController } from './service/service'

/** All controllers, in the order they are shown. */
export const cloudControllers: readonly AnyCloudController[] = [
  cloudController(cloudNode),
  cloudController(cloudNodeAddresses),
  cloudController(cloudNodeLifecycle),
  cloudController(serviceController),
  cloudController(routeController),
  cloudController(csiInstaller),
  cloudController(csiProvisioner),
  cloudController(csiAttacher),
]
