import { gradeResponse } from '@/domain/grading/grade-response'
import type { Item } from './item'
import type { Draft } from './item-form'
import { type CourseTexts, readDraft, withPlaceholders } from './read-draft'
import { authoringByType } from './types/authoring-by-type'
import { explanationByType } from './types/explanation-by-type'

/** The rules in effect for a key, in sentences. Each states what the grader does with sample answers. */
export function explainKey(item: Item): string[] {
  return explanationByType[item.type].explain(item, (response) => gradeResponse(item, response))
}

/**
 * Explains the key of a draft, whatever its texts lack. Takes any JSON.
 * @returns no sentences while the key has errors
 */
export function explainDraft(draft: Draft, slug: string, texts: CourseTexts): string[] {
  const read = readDraft(withPlaceholders(draft), slug, texts)
  if (!read.ok) return []
  const { item } = read
  const problems = authoringByType[item.type].problems(item)
  return problems.some(({ severity }) => severity === 'error') ? [] : explainKey(item)
}
