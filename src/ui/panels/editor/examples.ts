/** Manifests to begin with, when the editor is empty. */
import { PACKING } from '../../../store/comparison/configurations'
import type { editor } from '../../../words/english/editor'

export interface Example {
  readonly name: keyof (typeof editor.english)['examples']
  readonly text: string
}

export const examples: readonly Example[] = [
  {
    name: 'deployment',
    text: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
      - name: web
        image: nginx:1.27
        ports:
        - containerPort: 80
        readinessProbe:
          httpGet: {path: /, port: 80}
`,
  },
  {
    name: 'pair',
    text: `apiVersion: v1
kind: Pod
metadata:
  name: pair
spec:
  initContainers:
  - name: prepare
    image: busybox:1.36
    command: ['sh', '-c', 'echo preparing; sleep 2']
  containers:
  - name: web
    image: nginx:1.27
  - name: beside
    image: busybox:1.36
    command: ['sh', '-c', 'while true; do echo tick; sleep 5; done']
`,
  },
  {
    name: 'crash',
    text: `apiVersion: v1
kind: Pod
metadata:
  name: crash
spec:
  containers:
  - name: oops
    image: busybox:1.36
    command: ['sh', '-c', 'sleep 3; exit 1']
`,
  },
  {
    name: 'giant',
    text: `apiVersion: v1
kind: Pod
metadata:
  name: giant
spec:
  containers:
  - name: web
    image: nginx:1.27
    resources:
      requests:
        cpu: "64"
`,
  },
  {
    name: 'packing',
    text: PACKING.text,
  },
]
