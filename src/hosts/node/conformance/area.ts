/** What the cases of one vector file are asked, and how their expectations are to be read. */
export interface Area {
  /** The simulation's answer, in the shape of `expect`. */
  readonly answer: (input: unknown) => unknown
  /** `expect` as the file's notes mean it: questions in the place of values, lists in order. */
  readonly reading: (expect: unknown, got: unknown) => unknown
  /** Feature gates the area can switch; a case that needs another one is left out. */
  readonly gates: readonly string[]
}

export type Areas = Readonly<Record<string, Area>>

export interface AreaParts<Input, Expect, Got> {
  readonly answer: (input: Input) => Got
  readonly reading?: (expect: Expect, got: Got) => unknown
  readonly gates?: readonly string[]
}

/** Inputs come from files: that they have the shape of their area is what the format promises. */
export function area<Input, Expect = unknown, Got = unknown>(
  parts: AreaParts<Input, Expect, Got>,
): Area {
  const { answer, reading = (expect: Expect) => expect, gates = [] } = parts
  return {
    answer: (input) => answer(input as Input),
    reading: (expect, got) => reading(expect as Expect, got as Got),
    gates,
  }
}
