import { expect, it } from 'vitest'
import { seconds } from '../../kernel/micros'
import { createFileSystem, readFile } from '../files/fileSystem'
import { compile } from './compile'
import { advance, execute } from './machine'
import { createShell, type Shell } from './shell'

interface Outcome {
  readonly lines: string[]
  readonly shell: Shell
}

function runScript(script: string, until = seconds(3600)): Outcome {
  const code = compile(script)
  if (code === undefined) throw new Error(`cannot read ${script}`)
  const files = createFileSystem({ '/etc/hostname': 'web-0\n' }, [], new Map())
  const shell = createShell(code, { NAME: 'kube' }, 0, 'web-0', ['nginx'], files)
  const lines: string[] = []
  advance(shell, until, 100_000, (_, line) => lines.push(line))
  return { lines, shell }
}

it.each([
  ['echo hello', ['hello'], 0],
  ['echo a; echo b', ['a', 'b'], 0],
  ['false || echo saved', ['saved'], 0],
  ['false && echo never', [], 1],
  ['true && exit 3; echo never', [], 3],
  ['if [ -f /tmp/x ]; then echo yes; else echo no; fi', ['no'], 0],
  ['touch /tmp/x; if [ -f /tmp/x ]; then echo yes; fi', ['yes'], 0],
  ['for i in 1 2 3; do echo "n=$i"; done', ['n=1', 'n=2', 'n=3'], 0],
  ['for i in $(seq 2); do echo $i; done; exit 7', ['1', '2'], 7],
  ['i=0; while [ $i -lt 3 ]; do i=$((i+1)); done; echo $i', ['3'], 0],
  ['i=0; while true; do i=$((i + 1)); if [ $i -ge 2 ]; then break; fi; done; echo $i', ['2'], 0],
  ['until false; do echo once; exit 0; done', ['once'], 0],
  ['echo "Hello $NAME from $HOSTNAME"', ['Hello kube from web-0'], 0],
  ["echo 'no $NAME'", ['no $NAME'], 0],
  ['echo one > /tmp/f; echo two >> /tmp/f; cat /tmp/f', ['one', 'two'], 0],
  ['cat /tmp/none', ["cat: can't open '/tmp/none': No such file or directory"], 1],
  ['nosuch', ['sh: nosuch: not found'], 127],
  ['set -e; false; echo never', [], 1],
  ['set -e; false || true; echo lives', ['lives'], 0],
  ['! false && echo not', ['not'], 0],
  ['printf "a\\nb"', ['a', 'b'], 0],
  ['date +%F', ['2026-01-01'], 0],
  ['echo "a b" | grep a | wc -l', ['1'], 0],
  ['(exit 4)', [], 4],
  ['x=$(echo 5); echo $((x * 2 - 1))', ['9'], 0],
  ['# only a comment\necho done', ['done'], 0],
])('the shell runs %j', (script, lines, exitCode) => {
  const { lines: written, shell } = runScript(script)
  expect(written).toEqual(lines)
  expect(shell.fate).toEqual({ type: 'ended', exitCode })
})

it.each(['f() { echo a; }; f', 'case x in x) echo;; esac', 'cat <<EOF\nhi\nEOF', 'echo "open'])(
  'what this shell does not read is told at once: %j',
  (script) => {
    expect(compile(script)).toBeUndefined()
  },
)

it('sleep passes time, and a script is asleep until then', () => {
  const { shell } = runScript('sleep 30; exit 2', seconds(29))
  expect(shell.fate.type).toBe('running')
  advance(shell, seconds(31), 10, () => undefined)
  expect(shell.fate).toEqual({ type: 'ended', exitCode: 2 })
})

it('a loop with sleep goes on for ever, one line a second', () => {
  const { lines, shell } = runScript('while true; do echo tick; sleep 1; done', seconds(10))
  expect(lines.length).toBe(10)
  expect(shell.fate.type).toBe('running')
})

it('sleep infinity and tail -f never end', () => {
  expect(runScript('sleep infinity').shell.fate.type).toBe('blocked')
  expect(runScript('tail -f /dev/null').shell.fate.type).toBe('blocked')
})

it('a script that starts the program of its image becomes it', () => {
  const { shell } = runScript("echo start; exec nginx -g 'daemon off;'")
  expect(shell.fate).toEqual({ type: 'became', argv: ['nginx', '-g', 'daemon off;'] })
})

it('a command in the background does not hold up the script, wait does', () => {
  const { shell } = runScript('sleep 5 & wait; exit 1')
  expect(shell.fate).toEqual({ type: 'ended', exitCode: 1 })
  expect(shell.at).toBeGreaterThan(seconds(5))
})

it('exec in a container shares its files but not its variables', () => {
  const { shell } = runScript('x=1; touch /tmp/healthy; sleep 600', seconds(1))
  const code = compile('echo "[$x]"; rm /tmp/healthy; cat /tmp/healthy')
  expect(execute(shell, code ?? [], seconds(1))).toMatchObject({ exitCode: 1 })
  expect(readFile(shell.files, '/tmp/healthy')).toBeUndefined()
})
