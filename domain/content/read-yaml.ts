import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { FaultList, LineIndex, PartPath } from './fault'

/** A file of a course, as stored on disk. */
export interface SourceFile {
  /** Relative to the course's folder: `items/deal-force.yaml`. */
  readonly path: string
  readonly text: string
  /** Set for an image; its text is then the hash. */
  readonly image?: {
    /** 16 hexadecimal digits of the SHA-256 of its content. */
    readonly hash: string
    readonly bytes: number
    /** In pixels; null if it isn’t an image that browsers show. */
    readonly size: { readonly width: number; readonly height: number } | null
  }
}

/** A YAML file's value, and the line of each part in the file. */
export interface YamlFile extends LineIndex {
  readonly value: unknown
}

/**
 * Reads a file. Invalid YAML is an error and returns null.
 * @param firstLine the line of the file on which the text starts
 */
export function readYaml(file: SourceFile, faults: FaultList, firstLine = 1): YamlFile | null {
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines })
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line + firstLine - 1
    faults.error({ file: file.path, line }, error.message.split('\n')[0] ?? 'isn’t valid YAML')
  }
  if (document.errors.length > 0) return null
  const lineOf = (path: PartPath): number => {
    const node = path.length === 0 ? document.contents : document.getIn(path, true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line + firstLine - 1
    return path.length === 0 ? firstLine : lineOf(path.slice(0, -1))
  }
  const value = plainValueOf(document)
  if (value instanceof Error) {
    faults.error({ file: file.path, line: firstLine }, value.message)
    return null
  }
  return { path: file.path, value, lineOf }
}

/** Converts to plain values; an alias without its anchor, or too many aliases, is detected only here. */
function plainValueOf(document: Document): unknown {
  try {
    return document.toJS()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/**
 * Parses the part at `path` with the schema and remembers its location; each issue is an error at its own line.
 * @returns null if there were any
 */
export function readAs<S extends z.ZodType>(
  schema: S,
  file: YamlFile,
  faults: FaultList,
  path: PartPath = [],
): z.infer<S> | null {
  const result = schema.safeParse(at(file.value, path))
  if (result.success) {
    const part = result.data
    return typeof part === 'object' && part !== null ? faults.remember(part, file, path) : part
  }
  const id = at(file.value, [...path, 'id'])
  for (const issue of result.error.issues) {
    const names = [...(typeof id === 'string' ? [id] : []), issue.path.map(String).join('.'), issue.message]
    const line = file.lineOf([...path, ...issue.path])
    faults.error({ file: file.path, line }, names.filter(Boolean).join(': '))
  }
  return null
}

/** Parses the file as a list, each entry separately, so that one error doesn't hide the others. */
export function readList<S extends z.ZodType>(schema: S, file: YamlFile, faults: FaultList): z.infer<S>[] {
  if (!Array.isArray(file.value)) {
    faults.error({ file: file.path, line: 1 }, 'must be a list')
    return []
  }
  return file.value.flatMap((_, index) => {
    const value = readAs(schema, file, faults, [index])
    return value === null ? [] : [value]
  })
}

function at(value: unknown, path: PartPath): unknown {
  return path.reduce<unknown>(
    (part, key) => (typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined),
    value,
  )
}
