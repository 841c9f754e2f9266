import type { Nodes, Parents, RootContent } from 'mdast'
import type { FaultList } from './fault'
import type { Block, Inline, LinkTarget } from './lesson'

/** What `remark-directive` adds to Markdown's own nodes. */
export type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>
type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>
type TextDirective = Extract<RootContent, { type: 'textDirective' }>

/** Where faults go while one lesson is parsed. */
export interface LessonContext {
  readonly file: string
  readonly slug: string
  readonly faults: FaultList
  /** Lines before the Markdown, of the front matter. */
  readonly skippedLines: number
}

/** The line of the file on which a node begins. */
export function lineOf(node: Nodes, context: LessonContext): number {
  return (node.position?.start.line ?? 1) + context.skippedLines
}

function fault(node: Nodes, context: LessonContext, message: string): void {
  context.faults.error({ file: context.file, line: lineOf(node, context) }, message)
}

/** Markdown's blocks as ours. What a lesson has no use for (raw HTML, images, …) is a fault, so nothing needs sanitising. */
export function parseBlocks(nodes: readonly RootContent[], context: LessonContext): Block[] {
  return nodes.flatMap((node) => parseBlock(node, context) ?? [])
}

function parseBlock(node: RootContent, context: LessonContext): Block | null {
  const line = lineOf(node, context)
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', line, children: parseInlines(node, context) }
    case 'heading':
      if (node.depth !== 3) fault(node, context, 'a section has headings of the third level (###) only')
      return { kind: 'subheading', line, children: parseInlines(node, context) }
    case 'list': {
      const entries = node.children.map((entry) => parseBlocks(entry.children, context))
      return { kind: 'list', line, ordered: Boolean(node.ordered), entries }
    }
    case 'blockquote':
      return { kind: 'quote', line, blocks: parseBlocks(node.children, context) }
    case 'table': {
      const [head = [], ...rows] = node.children.map((row) =>
        row.children.map((cell) => parseInlines(cell, context)),
      )
      return { kind: 'table', line, head, rows }
    }
    case 'leafDirective':
      return parseLeaf(node, context)
    case 'containerDirective':
      return parseContainer(node, context)
    default:
      return refuse(node, context)
  }
}

function refuse(node: RootContent, context: LessonContext): null {
  fault(node, context, `a lesson cannot hold ${node.type === 'html' ? 'raw HTML' : `"${node.type}"`}`)
  return null
}

function parseLeaf(node: LeafDirective, context: LessonContext): Block | null {
  const { id, item } = node.attributes ?? {}
  const line = lineOf(node, context)
  if (node.name === 'figure' && id) return { kind: 'figure', line, id }
  if (node.name === 'check' && item) return { kind: 'check', line, item }
  const known: Record<string, string> = {
    figure: '::figure needs {id=…}',
    check: '::check needs {item=…}',
    source: '::source stands once, right under the heading of its section',
    note: 'a note begins with three colons, :::note',
  }
  fault(node, context, known[node.name] ?? `there is no directive ::${node.name}`)
  return null
}

function parseContainer(node: ContainerDirective, context: LessonContext): Block | null {
  const title = node.attributes?.title
  if (node.name === 'note' && title) {
    const line = lineOf(node, context)
    return { kind: 'note', line, title, blocks: parseBlocks(node.children, context) }
  }
  fault(
    node,
    context,
    node.name === 'note' ? ':::note needs {title="…"}' : `there is no directive :::${node.name}`,
  )
  return null
}

/** Markdown's words as ours; see `parseBlocks`. */
export function parseInlines(parent: Parents, context: LessonContext): Inline[] {
  return parent.children.flatMap((node) => parseInline(node, context) ?? [])
}

function parseInline(node: RootContent, context: LessonContext): Inline | null {
  const line = lineOf(node, context)
  switch (node.type) {
    case 'text':
      // What was meant as a directive and misses its form would be read as words.
      if (/:::?[a-z]+[[{]|^:::/.test(node.value)) fault(node, context, 'a directive is not written as one')
      return { kind: 'text', line, value: node.value.replace(/\s*\n\s*/g, ' ') }
    case 'inlineCode':
      return { kind: 'code', line, value: node.value }
    case 'emphasis':
    case 'strong':
      return { kind: node.type, line, children: parseInlines(node, context) }
    case 'link': {
      const target = parseTarget(node.url, context.slug)
      if (!target) fault(node, context, `the link "${node.url}" leads nowhere`)
      return target && { kind: 'link', line, target, children: parseInlines(node, context) }
    }
    case 'break':
      return { kind: 'text', line, value: ' ' }
    case 'textDirective':
      return parseTerm(node, context)
    default:
      return refuse(node, context)
  }
}

function parseTerm(node: TextDirective, context: LessonContext): Inline | null {
  const id = node.attributes?.id
  const line = lineOf(node, context)
  if (node.name === 'term' && id) {
    if (node.children.length === 0) fault(node, context, ':term needs words, :term[words]{id=…}')
    return { kind: 'term', line, id, children: parseInlines(node, context) }
  }
  // "at 10:30" is no directive: what has neither words nor attributes is taken as it was typed.
  if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
    return { kind: 'text', line, value: `:${node.name}` }
  }
  fault(node, context, node.name === 'term' ? ':term needs {id=…}' : `there is no directive :${node.name}`)
  return null
}

function parseTarget(url: string, slug: string): LinkTarget | null {
  if (/^(https?:\/\/|mailto:)/.test(url)) return { kind: 'address', href: url }
  const [, lesson, , section] = /^([a-z0-9-]*)(#([a-z0-9-]+))?$/.exec(url) ?? []
  if (lesson === undefined || (!lesson && !section)) return null
  return { kind: 'section', lesson: lesson || slug, section: section ?? null }
}
