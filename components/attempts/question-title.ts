/** The title of the page, which names the question. @param current null if all are on the page */
export function titleOf(quizTitle: string, current: number | null, total: number): string {
  return current === null ? quizTitle : `Question ${current} of ${total} · ${quizTitle}`
}
