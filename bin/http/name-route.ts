import { operations } from '../../contract/operations/all-operations'

/** Names a request for the log and the metrics: its URL without IDs, tokens, and anything else that a client chose. */
export type NameRoute = (path: string) => string

type Node = { fixed: Map<string, Node>; any?: Node; rest?: string; name?: string }

const FILES = '/_next/static/'
/** For everything that no route has: an unlimited number of names would fill the metrics. */
export const OTHER_ROUTE = 'other'

/** @param patterns the URL patterns of the build, such as `/attempts/[attempt]` */
export function createRouteNames(patterns: Iterable<string>): NameRoute {
  const root: Node = { fixed: new Map() }
  for (const pattern of patterns) add(root, pattern)
  for (const { path } of Object.values(operations))
    add(root, `/api/v1${path.replaceAll(/\{(\w+)\}/g, '[$1]')}`)
  return (path) => (path.startsWith(FILES) ? `${FILES}[file]` : find(root, path))
}

function add(root: Node, pattern: string): void {
  let node = root
  for (const part of pattern.split('/')) {
    if (/^\[+\.\.\./.test(part)) {
      node.rest = pattern
      return
    }
    node = part.startsWith('[') ? anyOf(node) : fixedOf(node, part)
  }
  node.name = pattern
}

function anyOf(node: Node): Node {
  node.any ??= { fixed: new Map() }
  return node.any
}

function fixedOf(node: Node, part: string): Node {
  const next = node.fixed.get(part) ?? { fixed: new Map() }
  node.fixed.set(part, next)
  return next
}

/** A fixed part takes precedence over a parameter, as in the framework. */
function find(root: Node, path: string): string {
  let node: Node | undefined = root
  let rest: string | undefined
  for (const part of path.split('/')) {
    rest = node.rest ?? rest
    node = node.fixed.get(part) ?? node.any
    if (!node) break
  }
  return node?.name ?? node?.rest ?? rest ?? OTHER_ROUTE
}
