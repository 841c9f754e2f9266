import type { Image, InlineCode, Nodes, Parents, RootContent } from 'mdast'
import { protectedFormula } from '@/domain/formulas/protect-formulas'
import { findFormulaError } from '@/domain/formulas/render-formula'
import { parseImageTarget } from '@/domain/media/image-reference'
import type { FaultList } from './fault'
import type { Block, Inline, LinkTarget } from './lesson'

/** Nodes that `remark-directive` adds to Markdown's own. */
export type LeafDirective = Extract<RootContent, { type: 'leafDirective' }>
type ContainerDirective = Extract<RootContent, { type: 'containerDirective' }>
type TextDirective = Extract<RootContent, { type: 'textDirective' }>

/** Where errors are reported while one lesson is parsed. */
export interface LessonContext {
  readonly file: string
  readonly slug: string
  readonly faults: FaultList
  /** The number of lines before the Markdown, in the front matter. */
  readonly skippedLines: number
}

/** The line of the file on which a node starts. */
export function lineOf(node: Nodes, context: LessonContext): number {
  return (node.position?.start.line ?? 1) + context.skippedLines
}

function fault(node: Nodes, context: LessonContext, message: string): void {
  context.faults.error({ file: context.file, line: lineOf(node, context) }, message)
}

/**
 * Converts Markdown's blocks to ours. Anything that a lesson can't contain (raw HTML, images from elsewhere, …) is an error, so
 * nothing needs sanitizing.
 */
export function parseBlocks(nodes: readonly RootContent[], context: LessonContext): Block[] {
  return nodes.flatMap((node) => parseBlock(node, context) ?? [])
}

function parseBlock(node: RootContent, context: LessonContext): Block | null {
  const line = lineOf(node, context)
  switch (node.type) {
    case 'paragraph':
      return { kind: 'paragraph', line, children: parseInlines(node, context) }
    case 'heading':
      if (node.depth !== 3) fault(node, context, 'a section can contain only level-3 headings (###)')
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
  fault(node, context, `a lesson can’t contain ${node.type === 'html' ? 'raw HTML' : `"${node.type}"`}`)
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
    source: '::source must come once, right under its section heading',
    note: 'a note starts with three colons: :::note',
  }
  fault(node, context, known[node.name] ?? `there is no directive ::${node.name}`)
  return null
}

function parseContainer(node: ContainerDirective, context: LessonContext): Block | null {
  const { name } = node
  const title = node.attributes?.title
  if (name !== 'note' && name !== 'beyond') {
    fault(node, context, `there is no directive :::${name}`)
    return null
  }
  if (!title) {
    fault(node, context, `:::${name} needs {title="…"}`)
    return null
  }
  return { kind: name, line: lineOf(node, context), title, blocks: parseBlocks(node.children, context) }
}

/** Converts Markdown's inline nodes to ours; see `parseBlocks`. */
export function parseInlines(parent: Parents, context: LessonContext): Inline[] {
  return parent.children.flatMap((node) => parseInline(node, context) ?? [])
}

function parseInline(node: RootContent, context: LessonContext): Inline | null {
  const line = lineOf(node, context)
  switch (node.type) {
    case 'text':
      // A directive with the wrong form would be parsed as text.
      if (/:::?[a-z]+[[{]|^:::/.test(node.value)) fault(node, context, 'a directive has the wrong form')
      return { kind: 'text', line, value: node.value.replace(/\s*\n\s*/g, ' ') }
    case 'inlineCode':
      return parseFormula(node, context) ?? { kind: 'code', line, value: node.value }
    case 'image':
      return parseImage(node, context)
    case 'emphasis':
    case 'strong':
      return { kind: node.type, line, children: parseInlines(node, context) }
    case 'link': {
      const target = parseTarget(node.url, context.slug)
      if (!target) fault(node, context, `the link target "${node.url}" isn’t valid`)
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

function parseFormula(node: InlineCode, context: LessonContext): Inline | null {
  const formula = protectedFormula(node.value)
  if (!formula) return null
  const said = findFormulaError(formula)
  if (said !== null) fault(node, context, `the formula “${formula.tex}” isn’t valid: ${said}`)
  return {
    kind: 'formula',
    line: lineOf(node, context),
    value: formula.tex,
    isDisplay: formula.isDisplay,
  }
}

function parseImage(node: Image, context: LessonContext): Inline | null {
  const alt = node.alt?.trim() ?? ''
  const image = parseImageTarget(node.url)
  if (!image) {
    fault(node, context, `"${node.url}" isn’t an image of this course; write images/name.png`)
    return null
  }
  if (alt === '') fault(node, context, 'an image needs an alt text: ![alt text](images/name.png)')
  const { src, width, height } = image
  return { kind: 'image', line: lineOf(node, context), src, alt, width, height }
}

function parseTerm(node: TextDirective, context: LessonContext): Inline | null {
  const id = node.attributes?.id
  const line = lineOf(node, context)
  if (node.name === 'term' && id) {
    if (node.children.length === 0) fault(node, context, ':term needs text: :term[text]{id=…}')
    return { kind: 'term', line, id, children: parseInlines(node, context) }
  }
  // "at 10:30" isn't a directive: without text and attributes, it stays as typed.
  if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
    return { kind: 'text', line, value: `:${node.name}` }
  }
  fault(node, context, node.name === 'term' ? ':term needs {id=…}' : `there is no directive :${node.name}`)
  return null
}

function parseTarget(url: string, slug: string): LinkTarget | null {
  if (/^(https?:\/\/|mailto:)/.test(url)) return { kind: 'url', href: url }
  const [, lesson, , section] = /^([a-z0-9-]*)(#([a-z0-9-]+))?$/.exec(url) ?? []
  if (lesson === undefined || (!lesson && !section)) return null
  return { kind: 'section', lesson: lesson || slug, section: section ?? null }
}
