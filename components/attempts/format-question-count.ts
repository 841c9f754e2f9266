/** "1 question", "8 questions", "6–8 questions". */
export function formatQuestionCount({ min, max }: { readonly min: number; readonly max: number }): string {
  if (max === 0) return 'no questions'
  const number = min === max ? String(max) : `${min}–${max}`
  return max === 1 && min === 1 ? '1 question' : `${number} questions`
}
