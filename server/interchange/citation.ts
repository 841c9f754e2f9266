import type { Course } from '@/domain/content/course'

/** Names the paragraphs of the article that a question is about. @returns null without any */
export function citation(
  paragraphs: readonly number[],
  { author, title }: Pick<Course['source'], 'author' | 'title'>,
): string | null {
  if (paragraphs.length === 0) return null
  const which = paragraphs.length === 1 ? 'Paragraph' : 'Paragraphs'
  return `${which} ${paragraphs.join(', ')} of ${author}, “${title}”`
}
