/** From the POST of a Deployment of 1,000 replicas to all Ready, on 50 workers. */
import { deploy, emptyCluster } from './bigDeployment'
import { type Benchmark, median, rounded } from './row'

/** The first runs warm the compiler; the page, too, has run for a while when it gets busy. */
const WARM_UP = 6
const RUNS = 9

function run(): number {
  const engine = emptyCluster()
  const began = performance.now()
  deploy(engine, 1000)
  return (performance.now() - began) / 1000
}

export const deployment1000: Benchmark = {
  name: 'deployment-1000',
  unit: 's',
  goal: 1.5,
  better: 'less',
  measure: () => {
    for (let i = 0; i < WARM_UP; i++) run()
    return rounded(median(Array.from({ length: RUNS }, run)))
  },
}
