/**
 * Films a page as an animated PNG: frames as the browser showed them, each after the first only
 * where something moved, with what stayed left transparent.
 */
import { crc32 } from 'node:zlib'

/** Films `seconds` of a page of Playwright's, at most `fps` frames a second; answers the file. */
export async function film(page, seconds, fps) {
  const shots = await screencast(page, seconds, 1000 / fps)
  const darkroom = await page.context().browser().newPage()
  try {
    const frames = []
    for (const [i, { png, at }] of shots.entries()) {
      const next = shots[i + 1]?.at ?? at + LAST_MILLIS
      const part = await darkroom.evaluate(changedPart, png)
      if (part === null) frames.at(-1).millis += next - at
      else frames.push({ ...part, millis: next - at })
    }
    return assembled(frames)
  } finally {
    await darkroom.close()
  }
}

/** The last picture stands a while before all begins anew. */
const LAST_MILLIS = 2_500

async function screencast(page, seconds, apart) {
  const shots = []
  const session = await page.context().newCDPSession(page)
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    const at = metadata.timestamp * 1000
    if (shots.length === 0 || at - shots.at(-1).at >= apart) shots.push({ png: data, at })
    void session.send('Page.screencastFrameAck', { sessionId })
  })
  await session.send('Page.startScreencast', { format: 'png' })
  await page.waitForTimeout(seconds * 1000)
  await session.send('Page.stopScreencast')
  await session.detach()
  return shots
}

/** Runs in a page: what differs from the picture before, as a PNG in base64, and where it lies. */
async function changedPart(png) {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob())
  const { width, height } = bitmap
  const sheet = new OffscreenCanvas(width, height)
  const pen = sheet.getContext('2d', { willReadFrequently: true })
  pen.drawImage(bitmap, 0, 0)
  const image = pen.getImageData(0, 0, width, height)
  const now = new Uint32Array(image.data.buffer)
  const before = window.before
  window.before = now.slice()
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let i = 0; i < now.length; i++) {
    if (before !== undefined && now[i] === before[i]) {
      now[i] = 0
      continue
    }
    const [x, y] = [i % width, Math.floor(i / width)]
    left = Math.min(left, x)
    right = Math.max(right, x + 1)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y + 1)
  }
  if (right <= left) return null
  const part = new OffscreenCanvas(right - left, bottom - top)
  part.getContext('2d').putImageData(image, -left, -top)
  const bytes = new Uint8Array(await (await part.convertToBlob()).arrayBuffer())
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return { base64, x: left, y: top, width: right - left, height: bottom - top }
}

/** https://www.w3.org/TR/png-3/: IHDR, acTL, then of each frame fcTL and its data, IEND. */
function assembled(frames) {
  const chunks = frames.map(({ base64 }) => chunksOf(Buffer.from(base64, 'base64')))
  const [first] = chunks
  let sequence = 0
  const parts = frames.flatMap(({ x, y, width, height, millis }, i) => {
    const control = Buffer.alloc(26)
    for (const [at, value] of [sequence++, width, height, x, y].entries()) {
      control.writeUInt32BE(value, at * 4)
    }
    control.writeUInt16BE(Math.round(millis), 20)
    control.writeUInt16BE(1000, 22)
    // Nothing is cleared after a frame; the next is laid over it.
    control[25] = i === 0 ? 0 : 1
    const data = chunks[i].filter(({ type }) => type === 'IDAT')
    return [
      chunk('fcTL', control),
      ...data.map(({ body }) => {
        if (i === 0) return chunk('IDAT', body)
        const numbered = Buffer.alloc(4 + body.length)
        numbered.writeUInt32BE(sequence++, 0)
        body.copy(numbered, 4)
        return chunk('fdAT', numbered)
      }),
    ]
  })
  const count = Buffer.alloc(8)
  count.writeUInt32BE(frames.length, 0)
  const header = first.find(({ type }) => type === 'IHDR')
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header.body),
    chunk('acTL', count),
    ...parts,
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function chunksOf(png) {
  const found = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    found.push({ type, body: png.subarray(at + 8, at + 8 + length) })
    at += length + 12
  }
  return found
}

function chunk(type, body) {
  const framed = Buffer.alloc(body.length + 12)
  framed.writeUInt32BE(body.length, 0)
  framed.write(type, 4, 'latin1')
  body.copy(framed, 8)
  framed.writeUInt32BE(crc32(framed.subarray(4, 8 + body.length)) >>> 0, 8 + body.length)
  return framed
}
