import { expect, it } from 'vitest'
import { findManifest } from '../../outside/imageRegistry'
import type { ImageConfig } from '../../outside/registryMessages'
import type { ContainerConfig } from '../messages'
import { containerConfig } from '../scriptedKubelet.testing'
import { readOverrides } from './annotations'
import { resolveCommand as resolve } from './resolve'

function imageOf(repository: string, tag: string): ImageConfig {
  const found = findManifest(repository, tag)
  if (typeof found === 'string') throw new Error(found)
  return found.config
}

const resolveCommand = (image: ImageConfig, config: ContainerConfig) =>
  resolve({ image, config, files: undefined, startAt: 0 })

const nginx = imageOf('docker.io/library/nginx', '1.27')
const busybox = imageOf('docker.io/library/busybox', '1.36')
const agnhost = imageOf('registry.k8s.io/e2e-test-images/agnhost', '2.40')
const echo = imageOf('docker.io/hashicorp/http-echo', '1.0')
const stress = imageOf('docker.io/polinux/stress', 'latest')
const unknown = imageOf('docker.io/acme/shop', 'v1')

it.each([
  ['an image without command runs its own program', nginx, {}, 'program nginx'],
  [
    'arguments replace the cmd, not the entrypoint',
    agnhost,
    { args: ['liveness'] },
    'program agnhost',
  ],
  ['a command replaces both', nginx, { command: ['nginx-debug'] }, 'missing'],
  ['a shell runs a script', nginx, { command: ['sh', '-c', 'echo hi'] }, 'script'],
  ['so does bash with options', nginx, { command: ['/bin/bash', '-ec', 'echo hi'] }, 'script'],
  ['a small command is one', busybox, { command: ['sleep', '10'] }, 'script'],
  ['a command that is no file is missing', busybox, { command: ['nosuch'] }, 'missing'],
  ['an image nobody knows runs any command', unknown, { command: ['./serve'] }, 'program shop'],
  ['an image without a shell has none', echo, { command: ['sh', '-c', 'true'] }, 'missing'],
])('%s', (_, image, special, outcome) => {
  const resolved = resolveCommand(image, containerConfig('x', special))
  const name = resolved.type === 'program' ? ` ${resolved.program.name}` : ''
  expect(`${resolved.type}${name}`).toBe(outcome)
})

it('options of a command line change a program: its port, its answer, its memory', () => {
  const program = (
    image: ImageConfig,
    args: string[],
    command: string[] | undefined = undefined,
  ) => {
    const resolved = resolveCommand(image, containerConfig('x', { args, command }))
    if (resolved.type !== 'program') throw new Error(resolved.type)
    return resolved.program
  }
  expect(program(echo, ['-text=hello', '-listen=:8080'])).toMatchObject({
    listeners: [{ port: 8080 }],
    replies: [{ body: 'hello\n' }],
  })
  expect(program(agnhost, ['netexec', '--http-port', '9000']).listeners[0]?.port).toBe(9000)
  const hungry = program(stress, ['--vm', '1', '--vm-bytes', '150M'], ['stress'])
  expect(hungry.memoryBytes).toBe(2_097_152 + 157_286_400)
})

it('an unknown image listens on the ports its container declares', () => {
  const ports = [{ containerPort: 3000, protocol: 'TCP' as const }]
  const resolved = resolveCommand(unknown, containerConfig('x', { ports }))
  expect(resolved).toMatchObject({ program: { listeners: [{ port: 3000, speaks: 'http' }] } })
})

it('annotations are for the pod, or for one container of it', () => {
  const annotations = {
    'kubeorama.dev/exit-code': '3',
    'kubeorama.dev/exit-code.side': '4',
    'kubeorama.dev/memory': '64Mi',
    'kubeorama.dev/startup-seconds': 'soon',
  }
  expect(readOverrides(annotations, 'main')).toEqual({ exitCode: 3, memoryBytes: 67_108_864 })
  expect(readOverrides(annotations, 'side').exitCode).toBe(4)
})
