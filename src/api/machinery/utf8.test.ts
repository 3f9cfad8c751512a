import { expect, it } from 'vitest'
import { forEachUtf8Byte, utf8Length } from './utf8'

it.each(['', 'plain', 'é', 'größe', '日本', '🐳 whale', '\ud800', 'a\udc00b'])(
  '%j has the bytes of UTF-8',
  (text) => {
    const bytes: number[] = []
    forEachUtf8Byte(text, (byte) => bytes.push(byte))
    expect(bytes).toEqual([...new TextEncoder().encode(text)])
    expect(utf8Length(text)).toBe(bytes.length)
  },
)
