/**
 * Hashes that name things: the template hash of replica sets and pods. The text hashed is
 * canonical JSON where upstream hashes Go's own dump of the struct, so the names have the real
 * form but not the real characters.
 * Source: Kubernetes v1.35 pkg/controller/controller_utils.go (ComputeHash)
 */
import type { PodTemplateSpec } from '../core'
import { canonicalJson } from './canonicalJson'
import { safeEncode } from './generateName'
import { forEachUtf8Byte } from './utf8'

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** FNV-1a of a text in UTF-8: an unsigned 32-bit integer. */
export function fnv1a32(text: string): number {
  let hash = FNV_OFFSET
  forEachUtf8Byte(text, (byte) => {
    hash = step(hash, byte)
  })
  return hash >>> 0
}

/** Value of the label pod-template-hash; a collision count makes it another one. */
export function podTemplateHash(template: PodTemplateSpec, collisionCount?: number): string {
  let hash = fnv1a32(canonicalJson(template))
  if (collisionCount !== undefined) {
    // Eight bytes, little end first, of which upstream fills four.
    for (let i = 0; i < 8; i += 1)
      hash = step(hash, i < 4 ? (collisionCount >>> (8 * i)) & 0xff : 0)
  }
  return safeEncode(String(hash >>> 0))
}

function step(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, FNV_PRIME)
}
