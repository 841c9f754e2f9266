import { Notice } from '@/components/ui/notice'
import { formatNumber, plural } from '@/domain/text/format'

type Props = {
  staff: {
    points: Readonly<Record<string, number>> | null
    comments: readonly string[]
    changeReason: string | null
  }
  criteria: readonly { id: string; text: string; points: number }[] | null
}

/** What the staff of the class gave to an answer, for its student. Empty if they gave nothing. */
export function StaffFeedback({ staff: { points, comments, changeReason }, criteria }: Props) {
  return (
    <>
      {changeReason !== null && (
        <Notice className="mt-4">Your instructor changed the points of this question: {changeReason}</Notice>
      )}
      {points && criteria && (
        <ul aria-label="Points by criterion" className="mt-4 grid gap-1.5">
          {criteria.map(({ id, text, points: most }) => (
            <li key={id} className="flex justify-between gap-4">
              <span>{text}</span>
              <span className="whitespace-nowrap text-muted tabular-nums">
                {formatNumber(points[id] ?? 0)} of {plural(most, 'point')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {comments.map((comment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two comments can be equal, and they never move
        <div key={index} className="mt-4 border-accent border-l-3 pl-4">
          <p className="font-semibold">Comment from your instructor</p>
          <p className="wrap-anywhere mt-1 whitespace-pre-line">{comment}</p>
        </div>
      ))}
    </>
  )
}
