/** One conformance case: names are unique within a file. */
export interface VectorCase<Input, Expect> {
  readonly name: string
  readonly input: Input
  readonly expect: Expect
}

export interface Vectors<Input, Expect> {
  /** The vectors are not beside the repository: their cases are skipped. */
  readonly absent: boolean
  readonly cases: ReadonlyArray<VectorCase<Input, Expect>>
  /** Conventions of the file, for people. */
  readonly notes: string
}

/** What reading needs of `node:fs`, handed in because this room compiles without Node. */
export interface FileSystem {
  existsSync(path: string): boolean
  readFileSync(path: string, encoding: 'utf8'): string
}

/** Facts of Kubernetes' own tests, from `../shared/vectors`; tests run in the repository's root. */
export function readVectors<Input, Expect>(fs: FileSystem, file: string): Vectors<Input, Expect> {
  const path = `../shared/vectors/${file}.json`
  if (fs.existsSync(path)) return { absent: false, ...JSON.parse(fs.readFileSync(path, 'utf8')) }
  return { absent: true, cases: [placeholder(`${path} is absent`)], notes: '' }
}

// A suite without a single test would fail; this one is always skipped.
function placeholder<Input, Expect>(name: string): VectorCase<Input, Expect> {
  return { name, input: {} as Input, expect: {} as Expect }
}
