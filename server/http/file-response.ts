import 'server-only'

/** How much text is collected before it is sent: a chunk for each line would cost more than the line. */
const CHUNK_CHARACTERS = 65_536

/** Streams a file as a download. An error while streaming aborts the download. */
export function fileResponse(
  fileName: string,
  type: string,
  parts: AsyncIterable<string> | Iterable<string>,
): Response {
  return new Response(streamOf(parts), { headers: headersOf(fileName, type) })
}

/** Sends a whole file as a download. */
export function bytesResponse(fileName: string, type: string, content: Uint8Array): Response {
  return new Response(new Uint8Array(content), { headers: headersOf(fileName, type) })
}

function headersOf(fileName: string, type: string) {
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'no-store',
  }
}

function streamOf(parts: AsyncIterable<string> | Iterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const chunks = inChunks(parts)
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}

async function* inChunks(parts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string, undefined> {
  let gathered = ''
  for await (const part of parts) {
    gathered += part
    if (gathered.length < CHUNK_CHARACTERS) continue
    yield gathered
    gathered = ''
  }
  if (gathered) yield gathered
}
