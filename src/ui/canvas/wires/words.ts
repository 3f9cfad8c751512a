/** What is said of a wire that the keyboard comes to, and of what is listed on it. */
export const words = {
  wire: (from: string, to: string, flying: number): string =>
    flying === 0
      ? `wire from ${from} to ${to}, nothing in flight`
      : `wire from ${from} to ${to}, ${flying} in flight`,
  ofNode: (part: string, node: string): string => `${part} of ${node}`,
  the: (part: string): string => `the ${part}`,
  towards: (name: string): string => `to ${name}`,
  flying: (count: number): string => (count === 0 ? 'Nothing on it now.' : `${count} on it now.`),
  bundle: (count: number): string =>
    count === 0 ? 'A bundle, arrived.' : `A bundle: ${count} on their way.`,
  arrived: 'arrived',
  lost: 'lost',
  close: 'Close',
} as const
