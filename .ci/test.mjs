// npm test: installs what is missing, then types, lint, unit and engine tests, build, browser tests.
// The last line is `N passed, N failed`.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, root, run } from './install.mjs'

install()
const { findBrowser } = await import('./browser.mjs')

const results = mkdtempSync(join(tmpdir(), 'kubeorama-test-'))
let passed = 0
let failed = 0

const count = (name, ok) => {
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name}`)
  if (ok) passed++
  else failed++
  return ok
}

count('types', run('npx', ['tsc', '-p', 'tsconfig.json']) === 0)
count(
  'types of the engine, without DOM or Node',
  run('npx', ['tsc', '-p', 'src/engine/tsconfig.json']) === 0,
)
lint()
unit()
if (count('build', run('npx', ['vite', 'build', '--logLevel', 'warn']) === 0)) browser()

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

function lint() {
  const there = run('npx', ['biome', '--version'], { stdio: 'ignore' }) === 0
  if (!there) console.log("skipped lint: the linter's binary for this platform is not installed")
  else count('lint', run('npx', ['biome', 'check', '--error-on-warnings']) === 0)
}

function unit() {
  const file = join(results, 'unit.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const code = run('npx', ['vitest', 'run', ...reporters])
  if (!existsSync(file)) return count('unit tests', false)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  passed += report.numPassedTests
  failed += report.numFailedTests
  if (code !== 0 && report.numFailedTests === 0) count('unit test run', false)
}

function browser() {
  const path = findBrowser()
  if (path === undefined) return count('browser tests', false)
  const file = join(results, 'browser.json')
  const env = { ...process.env, KUBEORAMA_BROWSER: path, PLAYWRIGHT_JSON_OUTPUT_NAME: file }
  const code = run(
    'npx',
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=line,json'],
    { cwd: root, env },
  )
  if (!existsSync(file)) return count('browser tests', false)
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  passed += stats.expected + stats.flaky
  failed += stats.unexpected
  if (code !== 0 && stats.unexpected === 0) count('browser test run', false)
}
