import { containerd } from './containerd'
import { criDockerd } from './criDockerd'
import { crio } from './crio'
import type { Flavour } from './flavour'
import type { RuntimeFlavour } from './messages'

const flavours: Readonly<Record<RuntimeFlavour, Flavour>> = {
  containerd,
  'cri-o': crio,
  docker: criDockerd,
}

/** A runtime by its name. */
export const flavourOf = (name: RuntimeFlavour): Flavour => flavours[name]
