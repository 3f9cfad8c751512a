/**
 * What a container sees under `/`: the image's files, over them what the container itself wrote,
 * and over both the volumes where they are mounted. Directories are only prefixes of names, and
 * mount points.
 * Left out: owners, permissions of what is read, links (`..data` of projected volumes too), disks
 * that fill up.
 */
import type { Mount } from '../messages'
import type { Directories } from './directories'
import {
  isExecutable,
  pathsIn,
  pinned,
  readFrom,
  type Volume,
  type Volumes,
  volumeOf,
} from './volume'

/** A container's files as data. */
export interface FileSystem {
  /** By path; shared by all containers of the image. */
  readonly image: Readonly<Record<string, string>>
  /** What the container wrote; `null` where it removed a file of the image. It dies with it. */
  readonly layer: Map<string, string | null>
  /** The deepest first. */
  readonly mounts: readonly Mounted[]
  /** Files written and removed by way of it: who sees the same number need not look again. */
  writes: number
}

/** A volume, or a part of it, at its place. */
export interface Mounted {
  /** `/etc/nginx/conf.d`, a directory or a file. */
  readonly path: string
  readonly readOnly: boolean
  readonly volume: Volume
  /** The part of the volume: empty for all of it. */
  readonly subPath: string
}

/** Why a file could not be written, as errno has it. */
export type WriteError = 'Read-only file system' | 'Is a directory'

/** A container's files when it is made. */
export function createFileSystem(
  image: Readonly<Record<string, string>>,
  mounts: readonly Mount[],
  volumes: Volumes,
  directories: Directories = new Map(),
): FileSystem {
  const mounted = mounts.map((mount): Mounted => {
    const volume = volumeOf(volumes, directories, mount)
    return {
      path: clean(mount.containerPath),
      readOnly: mount.readOnly || volume.type === 'projected',
      volume: mount.subPath === '' ? volume : pinned(volume),
      subPath: clean(mount.subPath).slice(1),
    }
  })
  mounted.sort((a, b) => b.path.length - a.path.length)
  return { image, layer: new Map(), mounts: mounted, writes: 0 }
}

/** What a file holds; undefined where there is none. */
export function readFile(files: FileSystem, name: string): string | undefined {
  const path = clean(name)
  const mounted = mountAt(files, path)
  if (mounted !== undefined) return readFrom(mounted.volume, inside(mounted, path))
  const written = files.layer.get(path)
  if (written !== undefined) return written ?? undefined
  return Object.hasOwn(files.image, path) ? files.image[path] : undefined
}

/** Whether a file may be run. */
export function mayRun(files: FileSystem, name: string): boolean {
  const path = clean(name)
  const mounted = mountAt(files, path)
  return mounted === undefined || isExecutable(mounted.volume, inside(mounted, path))
}

/** Why a file cannot be written; undefined where it can. */
export function writeProblem(files: FileSystem, name: string): WriteError | undefined {
  const path = clean(name)
  if (mountAt(files, path)?.readOnly === true) return 'Read-only file system'
  return isDirectory(files, path) ? 'Is a directory' : undefined
}

/** Writes a file whole. */
export function writeFile(
  files: FileSystem,
  name: string,
  content: string,
): WriteError | undefined {
  const problem = writeProblem(files, name)
  if (problem !== undefined) return problem
  const path = clean(name)
  const mounted = mountAt(files, path)
  files.writes++
  if (mounted?.volume.type === 'directory') {
    mounted.volume.files.set(inside(mounted, path), content)
    mounted.volume.writes++
  } else files.layer.set(path, content)
  return undefined
}

/** Removes a file. `false`: there was none. */
export function removeFile(files: FileSystem, name: string): boolean | WriteError {
  const path = clean(name)
  if (readFile(files, path) === undefined) return false
  const mounted = mountAt(files, path)
  if (mounted?.readOnly === true) return 'Read-only file system'
  files.writes++
  if (mounted?.volume.type === 'directory') {
    mounted.volume.writes++
    return mounted.volume.files.delete(inside(mounted, path))
  }
  if (Object.hasOwn(files.image, path)) files.layer.set(path, null)
  else files.layer.delete(path)
  return true
}

/** The paths of all files in a directory and below, sorted. */
export function filesUnder(files: FileSystem, directory: string): string[] {
  const prefix = `${clean(directory)}/`.replace('//', '/')
  const found = new Set<string>()
  const consider = (path: string, from: Mounted | undefined): void => {
    if (path.startsWith(prefix) && mountAt(files, path) === from) found.add(path)
  }
  for (const path of Object.keys(files.image)) {
    if (files.layer.get(path) === undefined) consider(path, undefined)
  }
  for (const [path, content] of files.layer) if (content !== null) consider(path, undefined)
  for (const mounted of files.mounts) {
    for (const path of pathsIn(mounted.volume)) {
      const place = outside(mounted, path)
      if (place !== undefined) consider(place, mounted)
    }
  }
  return [...found].sort()
}

/** Names in a directory, sorted; undefined where there is no such directory. */
export function namesIn(files: FileSystem, directory: string): string[] | undefined {
  if (!isDirectory(files, directory)) return undefined
  const prefix = `${clean(directory)}/`.replace('//', '/')
  const below = [...filesUnder(files, directory), ...files.mounts.map(({ path }) => path)]
  const names = below
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length).split('/')[0] ?? '')
  return [...new Set(names)].sort()
}

/** Whether there is such a directory: a mount point, or something lies in it. */
export function isDirectory(files: FileSystem, name: string): boolean {
  const path = clean(name)
  if (path === '/') return true
  if (readFile(files, path) !== undefined) return false
  return (
    files.mounts.some((mounted) => mounted.path === path || mounted.path.startsWith(`${path}/`)) ||
    filesUnder(files, path).length > 0
  )
}

/** Whether anything of the image's there may be hidden or changed. */
export const isTouched = (files: FileSystem, directory: string): boolean =>
  files.mounts.some(({ path }) => within(path, directory) || within(directory, path)) ||
  [...files.layer.keys()].some((path) => within(path, directory))

/** Whether the container shares files that others may write. */
export const sharesFiles = (files: FileSystem): boolean =>
  files.mounts.some(({ volume }) => volume.type === 'directory')

/** `//a/./b/../c/` is `/a/c`. */
export function clean(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}

const within = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(`${directory}/`)

const mountAt = (files: FileSystem, path: string): Mounted | undefined =>
  files.mounts.find((mounted) => within(path, mounted.path) || mounted.path === '/')

/** A path of the container as the volume has it. */
function inside({ path: place, subPath }: Mounted, path: string): string {
  const rest = path.slice(place === '/' ? 1 : place.length + 1)
  return subPath === '' ? rest : rest === '' ? subPath : `${subPath}/${rest}`
}

/** A path of the volume as the container has it, where it is in the mounted part. */
function outside({ path: place, subPath }: Mounted, path: string): string | undefined {
  if (subPath === '') return clean(`${place}/${path}`)
  if (path === subPath) return place
  return path.startsWith(`${subPath}/`) ? clean(`${place}${path.slice(subPath.length)}`) : undefined
}
