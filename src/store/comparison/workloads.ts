/** Workloads to begin with: Deployments of several sizes, in the order in which they arrive. */

import { comparison } from '../../words/english/comparison'
import { wordsOf } from '../../words/language'
import type { Preset } from './configurations'

interface Row {
  readonly name: string
  readonly replicas: number
  readonly cpu: string
  readonly memory: string
}

const deployment = ({ name, replicas, cpu, memory }: Row): string => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: ${replicas}
  selector:
    matchLabels: {app: ${name}}
  template:
    metadata:
      labels: {app: ${name}}
    spec:
      containers:
      - name: main
        image: nginx:1.27
        resources:
          requests: {cpu: ${cpu}, memory: ${memory}}
`

const manifest = (rows: readonly Row[]): string => rows.map(deployment).join('---\n')

export const MIXED_BATCH: Preset = {
  get name() {
    return wordsOf(comparison).workloads.mixed
  },
  text: manifest([
    { name: 'front', replicas: 4, cpu: '250m', memory: '256Mi' },
    { name: 'cache', replicas: 2, cpu: '200m', memory: '1536Mi' },
    { name: 'api', replicas: 3, cpu: '500m', memory: '512Mi' },
    { name: 'queue', replicas: 3, cpu: '750m', memory: '768Mi' },
    { name: 'report', replicas: 1, cpu: '1500m', memory: '2Gi' },
    { name: 'search', replicas: 2, cpu: '1', memory: '1Gi' },
    { name: 'train', replicas: 1, cpu: '2500m', memory: '3Gi' },
  ]),
}

/** Spread over three workers of 4 cores the small ones leave no room for what comes last. */
const LATE_GIANTS: Preset = {
  get name() {
    return wordsOf(comparison).workloads.giants
  },
  text: manifest([
    { name: 'small', replicas: 12, cpu: '250m', memory: '256Mi' },
    { name: 'giant', replicas: 2, cpu: '3500m', memory: '4Gi' },
  ]),
}

const THOUSAND: Preset = {
  get name() {
    return wordsOf(comparison).workloads.thousand
  },
  text: manifest([
    { name: 'tiny', replicas: 400, cpu: '50m', memory: '64Mi' },
    { name: 'small', replicas: 300, cpu: '150m', memory: '256Mi' },
    { name: 'lean', replicas: 150, cpu: '500m', memory: '256Mi' },
    { name: 'fat', replicas: 100, cpu: '250m', memory: '2Gi' },
    { name: 'large', replicas: 50, cpu: '2', memory: '3Gi' },
  ]),
}

export const workloads: readonly Preset[] = [MIXED_BATCH, LATE_GIANTS, THOUSAND]

/** What a manifest is called where there is little room. */
export const workloadName = (text: string): string =>
  workloads.find((one) => one.text === text)?.name ?? wordsOf(comparison).workloads.own
