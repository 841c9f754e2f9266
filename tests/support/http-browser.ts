import { type Agent, type IncomingHttpHeaders, request } from 'node:http'
import { gunzipSync } from 'node:zlib'

/**
 * A browser as the server sees it: cookies, persistent connections, and headers that state where a request comes
 * from.
 */

export type Answer = {
  status: number
  location: string | null
  headers: IncomingHttpHeaders
  text: () => string
  json: () => unknown
}

type Content = { type: string; body: string }

export class HttpBrowser {
  readonly #origin: URL
  readonly #agent: Agent
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()

  /** @param address the client's IP address for a server that trusts its proxy */
  constructor(origin: string, agent: Agent, address?: string) {
    this.#origin = new URL(origin)
    this.#agent = agent
    this.#headers = {
      Host: this.#origin.host,
      Origin: origin,
      'Sec-Fetch-Site': 'same-origin',
      'Accept-Encoding': 'gzip',
      ...(address && { 'X-Forwarded-For': address }),
    }
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path)
  }

  send(method: 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer> {
    return this.#send(method, path, { type: 'application/json', body: JSON.stringify(body) ?? '' })
  }

  /** Submits a plain form, as the browser does without JavaScript. */
  post(path: string, fields: Iterable<readonly [string, string]> = []): Promise<Answer> {
    const body = new URLSearchParams([...fields].map(([name, value]): [string, string] => [name, value]))
    return this.#send('POST', path, { type: 'application/x-www-form-urlencoded', body: body.toString() })
  }

  /** Submits a form with an action, without JavaScript. */
  postParts(
    path: string,
    fields: Iterable<readonly [string, string]>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const mark = 'casebook-form-part'
    const parts = [...fields].map(
      ([name, value]) => `--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const body = `${parts.join('')}--${mark}--\r\n`
    return this.#send('POST', path, { type: `multipart/form-data; boundary=${mark}`, body }, headers)
  }

  #send(method: string, path: string, content?: Content, more: Record<string, string> = {}): Promise<Answer> {
    const headers: Record<string, string | number> = { ...this.#headers, ...more, Cookie: this.cookieLine() }
    if (content) {
      headers['Content-Type'] = content.type
      headers['Content-Length'] = Buffer.byteLength(content.body)
    }
    return new Promise((resolve, reject) => {
      const { port } = this.#origin
      const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: this.#agent })
      sent.once('error', reject)
      sent.once('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.#keep(line)
        const chunks: Buffer[] = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.once('error', reject)
        response.once('aborted', () => reject(new Error('the response was cut off')))
        response.once('end', () => {
          const text = () => unpack(Buffer.concat(chunks), response.headers['content-encoding'])
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? null,
            headers: response.headers,
            text,
            json: () => JSON.parse(text()),
          })
        })
      })
      sent.end(content?.body)
    })
  }

  cookieLine(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (name === undefined || value === undefined) return
    if (/max-age=0/i.test(line)) this.#cookies.delete(name)
    else this.#cookies.set(name, value)
  }
}

/** Read only on demand, so that it doesn't affect measurements. */
function unpack(bytes: Buffer, encoding: string | undefined): string {
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8')
}
