/**
 * Docker Engine behind cri-dockerd: since dockershim left the kubelet, a shim of its own translates
 * CRI into Docker's API, one hop more for every call.
 * Source: Mirantis/cri-dockerd core, libdocker; the texts are Docker's
 */
import {
  familiarRepository,
  fullImageName,
  type ImageReference,
} from '../../api/machinery/imageReference'
import { millis } from '../kernel/micros'
import { type Flavour, registryHost, runcMissing, unknownError } from './flavour'
import type { CriMethod } from './messages'

const familiarName = (reference: ImageReference): string =>
  fullImageName({ ...reference, repository: familiarRepository(reference.repository) })

export const criDockerd: Flavour = {
  name: 'docker',
  version: 'docker://29.1.3',
  sandbox: { least: millis(420), spread: millis(260) },
  create: { least: millis(60), spread: millis(60) },
  start: { least: millis(180), spread: millis(160) },
  stopSandbox: { least: millis(160), spread: millis(120) },
  hop: millis(4),
  behind: dockerCall,

  statusImage: familiarName,
  statusImageRef: (reference, digest) =>
    `docker-pullable://${familiarRepository(reference.repository)}@${digest}`,

  refused(reference, refusal) {
    if (refusal === 'manifestUnknown') {
      return unknownError(
        `Error response from daemon: manifest for ${familiarName(reference)} not found: ` +
          'manifest unknown: manifest unknown',
      )
    }
    return unknownError(
      `Error response from daemon: pull access denied for ${familiarRepository(reference.repository)}, ` +
        "repository does not exist or may require 'docker login': denied: " +
        'requested access to the resource is denied',
    )
  },
  unreachable: (reference) =>
    unknownError(
      `Error response from daemon: Get "https://${registryHost(reference.repository)}/v2/": ` +
        'net/http: request canceled while waiting for connection ' +
        '(Client.Timeout exceeded while awaiting headers)',
    ),
  networkFailure: (sandboxId, cause) =>
    unknownError(`failed to set up sandbox container "${sandboxId}" network for pod: ${cause}`),

  findsMissingAt: 'start',
  missingExecutable: (missing, containerId) =>
    unknownError(
      `failed to start container "${containerId}": Error response from daemon: ` +
        `failed to create task for container: ${runcMissing(missing)}`,
    ),
  noCommand: unknownError('Error response from daemon: no command specified'),
  startFailure: { exitCode: 127, reason: 'ContainerCannotRun' },
}

function dockerCall(method: CriMethod): string {
  switch (method) {
    case 'RunPodSandbox':
    case 'CreateContainer':
      return 'POST /containers/create'
    case 'StartContainer':
      return 'POST /containers/{id}/start'
    case 'StopContainer':
    case 'StopPodSandbox':
      return 'POST /containers/{id}/stop'
    case 'RemoveContainer':
    case 'RemovePodSandbox':
      return 'DELETE /containers/{id}'
    case 'PullImage':
      return 'POST /images/create'
    case 'RemoveImage':
      return 'DELETE /images/{name}'
    case 'ImageStatus':
      return 'GET /images/{name}/json'
    case 'ListImages':
      return 'GET /images/json'
    case 'ExecSync':
      return 'POST /containers/{id}/exec'
    case 'ListContainers':
      return 'GET /containers/json'
    case 'ContainerStatus':
    case 'PodSandboxStatus':
      return 'GET /containers/{id}/json'
    case 'Status':
    case 'UpdateRuntimeConfig':
      return 'GET /info'
  }
}
