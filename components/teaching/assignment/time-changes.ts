import { plural, pluralForm } from '@/domain/text/format'

type Changes = { kept: number; shortened: number; extended: number }

/** Describes how a change affected attempts in progress, to follow a message such as “Saved.”; empty if it affected none. */
export function formatTimeChanges({ kept, shortened, extended }: Changes): string {
  const sentences = [
    ...(extended > 0 ? [`${attempts(extended)} now ${pluralForm(extended, 'has', 'have')} more time.`] : []),
    ...(kept > 0
      ? [
          `${attempts(kept)} ${pluralForm(kept, 'keeps', 'keep')} the time promised earlier. To shorten ${pluralForm(kept, 'it', 'them')}, use “Attempts that keep their time” on the assignment’s overrides page.`,
        ]
      : []),
    ...(shortened > 0 ? [`${attempts(shortened)} ${pluralForm(shortened, 'was', 'were')} shortened.`] : []),
  ]
  return sentences.map((sentence) => ` ${sentence}`).join('')
}

/** Formats a number of attempts in progress. */
export function attempts(count: number): string {
  return plural(count, 'attempt in progress', 'attempts in progress')
}
