import { expect, it } from 'vitest'
import { fullImageName, imageReferenceError, parseImageReference } from './imageReference'

it.each([
  ['nginx', 'docker.io/library/nginx:latest'],
  ['nginx:1.27', 'docker.io/library/nginx:1.27'],
  ['grafana/grafana', 'docker.io/grafana/grafana:latest'],
  ['index.docker.io/library/nginx', 'docker.io/library/nginx:latest'],
  ['registry.k8s.io/pause:3.10', 'registry.k8s.io/pause:3.10'],
  ['localhost:5000/app', 'localhost:5000/app:latest'],
  [
    'nginx@sha256:4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2',
    'docker.io/library/nginx@sha256:4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2',
  ],
])('the image name %s stands for %s', (name, full) => {
  const reference = parseImageReference(name)
  expect(reference && fullImageName(reference)).toBe(full)
})

it.each(['Nginx', 'nginx:', 'nginx:a b', '', 'a//b', 'nginx@sha256:12', '-nginx'])(
  '%s is no image name',
  (name) => {
    expect(parseImageReference(name)).toBeUndefined()
  },
)

it.each([
  ['Nginx', 'invalid reference format: repository name (library/Nginx) must be lowercase'],
  ['nginx:', 'invalid reference format'],
  ['a//b', 'invalid reference format'],
])('the kubelet says why %s is none', (image, reason) => {
  expect(imageReferenceError(image)).toBe(`couldn't parse image name "${image}": ${reason}`)
})
