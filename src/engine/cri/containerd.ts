/**
 * containerd 2: the usual runtime. The kubelet talks to it directly.
 * Source: containerd internal/cri/server; the texts are those of its errors
 */
import { fullImageName } from '../../api/machinery/imageReference'
import { millis } from '../kernel/micros'
import { type Flavour, registryHost, repositoryPath, runcMissing, unknownError } from './flavour'

export const containerd: Flavour = {
  name: 'containerd',
  version: 'containerd://2.2.1',
  sandbox: { least: millis(220), spread: millis(180) },
  create: { least: millis(25), spread: millis(40) },
  start: { least: millis(40), spread: millis(80) },
  stopSandbox: { least: millis(60), spread: millis(60) },
  hop: 0,
  behind: undefined,

  statusImage: fullImageName,
  statusImageRef: (reference, digest) => `${reference.repository}@${digest}`,

  refused(reference, refusal) {
    const name = fullImageName(reference)
    const resolve = `failed to pull and unpack image "${name}": failed to resolve reference "${name}"`
    if (refusal === 'manifestUnknown') {
      return { code: 'NotFound', description: `${resolve}: ${name}: not found` }
    }
    return unknownError(
      `${resolve}: pull access denied, repository does not exist or may require authorization: ` +
        'server message: insufficient_scope: authorization failed',
    )
  },
  unreachable(reference) {
    const name = fullImageName(reference)
    const host = registryHost(reference.repository)
    const path = repositoryPath(reference.repository)
    const url = `https://${host}/v2/${path}/manifests/${reference.digest || reference.tag}`
    return unknownError(
      `failed to pull and unpack image "${name}": failed to resolve reference "${name}": ` +
        `failed to do request: Head "${url}": dial tcp: lookup ${host}: i/o timeout`,
    )
  },
  networkFailure: (sandboxId, cause) =>
    unknownError(`failed to setup network for sandbox "${sandboxId}": ${cause}`),

  findsMissingAt: 'start',
  missingExecutable: (missing) =>
    unknownError(`failed to create containerd task: ${runcMissing(missing)}`),
  noCommand: unknownError('failed to generate container spec: no command specified'),
  startFailure: { exitCode: 128, reason: 'StartError' },
}
