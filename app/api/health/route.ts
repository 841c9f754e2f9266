import packageJson from '@/package.json' with { type: 'json' }

/** Whether the process is alive. It needs no database: restarting the process doesn't bring one back. */
export function GET() {
  return Response.json({ status: 'ok', version: packageJson.version })
}
