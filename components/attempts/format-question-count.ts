import { formatNumber, plural } from '@/domain/text/format'

/** "1 question", "8 questions", "6–8 questions". */
export function formatQuestionCount({ min, max }: { readonly min: number; readonly max: number }): string {
  if (max === 0) return 'no questions'
  return min === max ? plural(max, 'question') : `${formatNumber(min)}–${formatNumber(max)} questions`
}
