import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { AssignmentOnlyCount } from '@/domain/attempts/count-assignment-only'
import { CLOSED_FOR_EVERYONE, promisesEarlyResults } from '@/domain/attempts/format-results-policy'
import type { Rules } from '@/domain/attempts/rules'
import { formatList, plural } from '@/domain/text/format'

type Props = {
  assignmentOnly: AssignmentOnlyCount
  /** When their results can be shown, and the other assignments that this depends on. */
  opening: { at: Date | null; waitsFor: readonly string[] }
  rules: Pick<Rules, 'resultsPolicy' | 'showAssignmentOnlyResults'>
}

/** Tells staff how many assignments-only questions an assignment has, what they withhold, and until when. */
export function AssignmentOnlyNote({
  assignmentOnly: { certain, most },
  opening: { at, waitsFor },
  rules,
}: Props) {
  if (most === 0) return null
  const isWarning =
    at === null || (promisesEarlyResults(rules.resultsPolicy) && !rules.showAssignmentOnlyResults)
  const number = `${certain === most ? '' : 'Up to '}${plural(most, 'assignments-only question')}`
  const what = rules.showAssignmentOnlyResults
    ? 'the correct answers of these questions'
    : 'their score and the results of these questions, whatever results visibility says,'
  return (
    <Notice tone={isWarning ? 'warn' : 'info'} className="mt-3">
      {number}: students see {what} {CLOSED_FOR_EVERYONE}
      {at && (
        <>
          {' '}
          (<LocalTime date={at.toISOString()} /> at the earliest)
        </>
      )}
      .
      {waitsFor.length > 0 &&
        ` This also waits for ${formatList(waitsFor.map((title) => `“${title}”`))}, which can include the same questions.`}
      {at === null &&
        ' There is no closing date for everyone, so students never see them. Set one in the settings.'}
    </Notice>
  )
}
