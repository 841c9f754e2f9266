import { z } from 'zod'
import { MAX_TAG_CHARACTERS, MAX_TAGS, TagsSchema } from '@/domain/items/item-fields'
import type { Draft } from '@/domain/items/item-form'

/** What questions become: drafts, or published questions if nothing is missing. */
const IMPORT_AS = ['draft', 'published'] as const
/** What happens to questions that were imported earlier. */
const IF_KNOWN = ['update', 'copy', 'skip'] as const

/** How questions of an import are added to a class. */
export const ImportOrderSchema = z.object({
  as: z.enum(IMPORT_AS),
  /** A concept of the course; empty for none. */
  concept: z.string().max(100).default(''),
  /** In addition to the tags of the source. */
  tags: TagsSchema.default([]),
  ifKnown: z.enum(IF_KNOWN).default('update'),
  /** New questions are never asked in practice, lessons, or review. */
  isAssignmentOnly: z.boolean().default(false),
})
export type ImportOrder = z.infer<typeof ImportOrderSchema>

/** Reads tags that are separated by commas. */
export function readTags(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim())
  return [...new Set(tags.filter((tag) => tag !== ''))]
}

/** The draft with the concept and the tags of an order. */
export function withOrder(draft: Draft, { concept, tags }: ImportOrder): Draft {
  const own = TagsSchema.catch([]).parse(draft.tags ?? [])
  return {
    ...draft,
    ...(concept === '' ? {} : { concept }),
    tags: [...new Set([...tags, ...own])].slice(0, MAX_TAGS),
  }
}

export const TAGS_HELP = `Separated by commas, up to ${MAX_TAG_CHARACTERS} characters each. Tags of the file stay.`
