import { readFileSync } from 'node:fs'
import path from 'node:path'

export const dynamic = 'force-static'

/** The service worker, as the build bundled it from components/offline/service-worker.ts. */
export function GET(): Response {
  const script = readFileSync(path.join(process.cwd(), 'generated/service-worker.js'), 'utf8')
  return new Response(script, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
}
