import { describe, expect, it } from 'vitest'
import { decodeContinue, encodeContinue } from './continueToken'

describe('a continue token', () => {
  it('comes back with its revision, and starts behind the last key', () => {
    expect(decodeContinue(encodeContinue(42, 'default/web-1'))).toEqual({
      revision: 42,
      start: 'default/web-1\u0000',
    })
  })

  it('is the one a real API server makes', () => {
    const real = 'eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6NDIsInN0YXJ0Ijoid2ViXHUwMDAwIn0'
    expect(encodeContinue(42, 'web')).toBe(real)
  })

  it.each([
    [
      'nonsense',
      "continue key is not valid: invalid character '\\u009e' looking for beginning of value",
    ],
    ['a b', 'continue key is not valid: illegal base64 data at input byte 1'],
  ])('is refused in upstream’s words: %s', (text, error) => {
    expect(decodeContinue(text)).toBe(error)
  })
})
