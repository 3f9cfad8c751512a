/** Lines of text in and out of gzip, by the platform's own means, never more than was allowed. */

/** There is more than was allowed: a session is never so large. */
export class LinesTooLong extends Error {}

/** It is no gzip, or it is cut off, or no text. */
export class NotGzip extends Error {}

/** So many lines are handed over at once: one by one costs more than the zipping. */
const BATCH = 2_000
/** The longest line of a large session is a list of ten thousand references. */
const LINE_MOST = 16 * 2 ** 20

/** Throws LinesTooLong past `bytesMost` of text. */
export function gzipLines(lines: Iterator<string>, bytesMost: number): Promise<Blob> {
  const encoder = new TextEncoder()
  let bytes = 0
  const text = new ReadableStream<BufferSource>({
    pull(controller) {
      const batch: string[] = []
      while (batch.length < BATCH) {
        const { done, value } = lines.next()
        if (done === true) break
        batch.push(value, '\n')
      }
      if (batch.length === 0) return controller.close()
      const chunk = encoder.encode(batch.join(''))
      bytes += chunk.length
      if (bytes > bytesMost) controller.error(new LinesTooLong())
      else controller.enqueue(chunk)
    },
  })
  return new Response(text.pipeThrough(new CompressionStream('gzip'))).blob()
}

/** Stops unzipping past `bytesMost`. Throws LinesTooLong or NotGzip. */
export async function* linesOf(file: Blob, bytesMost: number): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await unzipped(reader)
      bytes += value?.length ?? 0
      if (bytes > bytesMost) throw new LinesTooLong()
      const lines = (rest + decoded(decoder, value)).split('\n')
      rest = lines.pop() ?? ''
      if (rest.length > LINE_MOST) throw new LinesTooLong()
      yield* lines
      if (done) break
    }
    if (rest !== '') yield rest
  } finally {
    // Also when nobody wants more: what is left is not unzipped.
    await reader.cancel().catch(() => undefined)
  }
}

async function unzipped(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<{ readonly done: boolean; readonly value: Uint8Array | undefined }> {
  try {
    const { done, value } = await reader.read()
    return { done, value }
  } catch {
    throw new NotGzip()
  }
}

function decoded(decoder: TextDecoder, value: Uint8Array | undefined): string {
  try {
    return value === undefined ? decoder.decode() : decoder.decode(value, { stream: true })
  } catch {
    throw new NotGzip()
  }
}
