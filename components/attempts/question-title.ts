/** Returns the page title, which names the question. @param current null if all questions are on the page */
export function titleOf(quizTitle: string, current: number | null, total: number): string {
  return current === null ? quizTitle : `Question ${current} of ${total} · ${quizTitle}`
}
