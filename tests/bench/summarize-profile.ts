import type { CpuProfile } from '../support/product-server'

/** Self time of a V8 CPU profile, by module and by function. */

type Row = { name: string; ms: number; 'share of work': string }

export function summarize(
  profile: CpuProfile,
  top: number,
): { byModule: Row[]; byFunction: Row[]; busyMs: number } {
  const { samples, timeDeltas } = profile
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]))
  const modules = new Map<string, number>()
  const functions = new Map<string, number>()
  let busy = 0
  samples.forEach((id, index) => {
    const frame = nodes.get(id)?.callFrame
    if (!frame || ['(idle)', '(root)'].includes(frame.functionName)) return
    const micros = timeDeltas[index] ?? 0
    const { functionName, url, lineNumber } = frame
    const module = moduleOf(url, functionName)
    busy += micros
    add(modules, module, micros)
    add(
      functions,
      `${functionName || '(anonymous)'} ${shortUrl(url)}${url ? `:${lineNumber + 1}` : ''}`,
      micros,
    )
  })
  const rows = (map: Map<string, number>) =>
    [...map]
      .sort(([, a], [, b]) => b - a)
      .slice(0, top)
      .map(([name, micros]) => ({
        name,
        ms: Math.round(micros / 1000),
        'share of work': `${((100 * micros) / busy).toFixed(1)}%`,
      }))
  return { byModule: rows(modules), byFunction: rows(functions), busyMs: busy / 1000 }
}

function add(map: Map<string, number>, key: string, micros: number): void {
  map.set(key, (map.get(key) ?? 0) + micros)
}

/** The package, build chunk, or part of Node that a script belongs to. */
function moduleOf(url: string, functionName: string): string {
  if (!url) return functionName.startsWith('(') ? functionName : 'native'
  if (url.startsWith('node:')) return url.split('/').slice(0, 2).join('/')
  if (url.startsWith('wasm:')) return 'WebAssembly'
  const packageName = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1]
  return packageName ?? shortUrl(url)
}

function shortUrl(url: string): string {
  return url
    .replace(/^file:\/\//, '')
    .replace(/.*\/node_modules\//, '')
    .replace(`${process.cwd()}/`, '')
}
