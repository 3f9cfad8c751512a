/**
 * CRI-O: made for Kubernetes alone, with crun underneath. It finds out at CreateContainer what
 * others find out at StartContainer.
 * Source: cri-o server, internal/storage; containers/image docker/docker_image_src.go
 */
import { fullImageName } from '../../api/machinery/imageReference'
import { millis } from '../kernel/micros'
import { type Flavour, registryHost, unknownError } from './flavour'

export const crio: Flavour = {
  name: 'cri-o',
  version: 'cri-o://1.35.0',
  sandbox: { least: millis(260), spread: millis(200) },
  create: { least: millis(60), spread: millis(60) },
  start: { least: millis(15), spread: millis(30) },
  stopSandbox: { least: millis(80), spread: millis(80) },
  hop: 0,
  behind: undefined,

  statusImage: fullImageName,
  statusImageRef: (reference, digest) => `${reference.repository}@${digest}`,

  refused(reference, refusal) {
    const { repository, tag, digest } = reference
    const cause = refusal === 'manifestUnknown' ? 'manifest unknown' : ACCESS_DENIED
    const reading = `reading manifest ${digest || tag} in ${repository}: ${cause}`
    return unknownError(
      `unable to pull image or OCI artifact: pull image err: initializing source ` +
        `docker://${fullImageName(reference)}: ${reading}; artifact err: get manifest: ` +
        `build image source: ${reading}`,
    )
  },
  unreachable(reference) {
    const host = registryHost(reference.repository)
    const pinging = `pinging container registry ${host}: Get "https://${host}/v2/": dial tcp: lookup ${host}: i/o timeout`
    return unknownError(
      `unable to pull image or OCI artifact: pull image err: initializing source ` +
        `docker://${fullImageName(reference)}: ${pinging}; artifact err: get manifest: ` +
        `build image source: ${pinging}`,
    )
  },
  networkFailure: (sandboxId, cause) =>
    unknownError(
      `failed to create pod network sandbox k8s_${sandboxId}: error adding pod to CNI network: ${cause}`,
    ),

  findsMissingAt: 'create',
  missingExecutable: ({ executable, denied }) =>
    unknownError(
      denied
        ? `container create failed: open executable \`${executable}\`: Permission denied`
        : `container create failed: executable file \`${executable}\` not found` +
            `${executable.includes('/') ? '' : ' in $PATH'}: No such file or directory`,
    ),
  noCommand: unknownError('CreateContainer failed: no command specified'),
  startFailure: { exitCode: 128, reason: 'StartError' },
}

const ACCESS_DENIED = 'requested access to the resource is denied'
