import type { Decision } from '../../protocol/messages'

/** Of several equals each is a right answer: which of them is drawn nobody can know. */
export const isRight = ({ node, ties }: Decision, answer: string): boolean =>
  answer === node || ties.includes(answer)
