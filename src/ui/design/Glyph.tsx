import type { LucideIcon } from 'lucide-react'
import Anchor from 'lucide-react/icons/anchor'
import BookOpenText from 'lucide-react/icons/book-open-text'
import Box from 'lucide-react/icons/box'
import Cloud from 'lucide-react/icons/cloud'
import CloudCog from 'lucide-react/icons/cloud-cog'
import Compass from 'lucide-react/icons/compass'
import Container from 'lucide-react/icons/container'
import DoorOpen from 'lucide-react/icons/door-open'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import Server from 'lucide-react/icons/server'
import Signpost from 'lucide-react/icons/signpost'
import TowerControl from 'lucide-react/icons/tower-control'
import UserRound from 'lucide-react/icons/user-round'
import Users from 'lucide-react/icons/users'
import Warehouse from 'lucide-react/icons/warehouse'
import css from './Glyph.module.css'

export type Who =
  | 'you'
  | 'master'
  | 'api'
  | 'etcd'
  | 'scheduler'
  | 'controllers'
  | 'cloud'
  | 'kubelet'
  | 'proxy'
  | 'runtime'
  | 'worker'
  | 'pod'
  | 'registry'
  | 'provider'
  | 'users'

const icons: Readonly<Record<Who, LucideIcon>> = {
  you: UserRound,
  master: TowerControl,
  api: DoorOpen,
  etcd: BookOpenText,
  scheduler: Compass,
  controllers: RefreshCw,
  cloud: CloudCog,
  kubelet: Anchor,
  proxy: Signpost,
  runtime: Container,
  worker: Server,
  pod: Box,
  registry: Warehouse,
  provider: Cloud,
  users: Users,
}

/** The sign of a component, in its quiet ink. Always beside its name, or named by what holds it. */
export function Glyph({ who, size = 18 }: { readonly who: Who; readonly size?: number }) {
  const Icon = icons[who]
  return (
    <Icon
      className={css.glyph}
      data-who={who}
      size={size}
      strokeWidth={size > 24 ? 1.75 : 2}
      aria-hidden="true"
    />
  )
}
