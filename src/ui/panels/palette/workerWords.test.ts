import { expect, it } from 'vitest'
import { readLabels, readTaints } from './workerWords'

it('reads labels between commas and spaces', () => {
  expect(readLabels('disk=ssd, example.com/gpu=true').labels).toEqual({
    disk: 'ssd',
    'example.com/gpu': 'true',
  })
})

it.each(['disk', '=x', 'a b=c d=', 'x=<b>'])('says that %s is no label', (text) => {
  expect(readLabels(text).problem).toContain('is no label')
})

it('reads taints with and without a value', () => {
  expect(readTaints('gpu=true:NoSchedule spot:NoExecute').taints).toHaveLength(2)
})

it.each(['gpu', 'gpu=true', 'gpu:Never', ':NoSchedule'])('says that %s is no taint', (text) => {
  expect(readTaints(text).problem).toContain('is no taint')
})
