type Changes = { kept: number; shortened: number; extended: number }

/** What a change made of attempts in progress, after a message such as "Saved."; empty where it made nothing of them. */
export function formatTimeChanges({ kept, shortened, extended }: Changes): string {
  const sentences = [
    ...(extended > 0 ? [`${attempts(extended)} now ${extended === 1 ? 'has' : 'have'} more time.`] : []),
    ...(kept > 0
      ? [
          `${attempts(kept)} ${kept === 1 ? 'keeps' : 'keep'} the time promised before. To shorten ${kept === 1 ? 'it' : 'them'}, use “Attempts that keep their time” on the assignment’s overrides page.`,
        ]
      : []),
    ...(shortened > 0 ? [`${attempts(shortened)} ${shortened === 1 ? 'was' : 'were'} shortened.`] : []),
  ]
  return sentences.map((sentence) => ` ${sentence}`).join('')
}

/** How many attempts are in progress, before they are changed. */
export function attempts(count: number): string {
  return count === 1 ? '1 attempt in progress' : `${count} attempts in progress`
}
