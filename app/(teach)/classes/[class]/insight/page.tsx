import Link from 'next/link'
import { RichText } from '@/components/items/rich-text'
import { HeatMapTable } from '@/components/teaching/analysis/heat-map'
import { plainText } from '@/domain/items/rich-text'
import { formatPercent } from '@/domain/text/format'
import { requireClassPermission } from '@/server/access/class-access'
import { getInsight, type Insight } from '@/server/analysis/get-insight'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

type Props = { params: Promise<{ class: string }> }

export default async function InsightPage({ params }: Props) {
  const { class: classId } = await params
  const currentClass = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return requireClassPermission(viewer.id, classId, 'viewGrades')
  })
  const insight = await getInsight(currentClass)
  const { heat } = insight
  const lessons = `/courses/${currentClass.courseSlug}/lessons`
  const isEmpty = heat.students.length === 0 || heat.concepts.length === 0
  return (
    <div className="page">
      <h1>Insight</h1>
      <p className="mt-3 max-w-3xl text-muted">
        From all submitted attempts at this class’s assignments. Questions that were dropped, or for which
        everyone got full credit, aren’t counted.
      </p>
      {isEmpty ? (
        <p className="mt-8">
          No submissions yet. Statistics appear here after students submit an assignment.
        </p>
      ) : (
        <>
          <TeachNext next={insight.teachNext} lessons={lessons} />
          <section aria-labelledby="heat" className="mt-12">
            <h2 id="heat">Scores by student and concept</h2>
            <HeatMapTable heat={heat} home={`/classes/${currentClass.id}`} />
          </section>
          <Misconceptions found={insight.misconceptions} lessons={lessons} />
        </>
      )}
    </div>
  )
}

function TeachNext({ next, lessons }: { next: Insight['teachNext']; lessons: string }) {
  return (
    <section aria-labelledby="next" className="card mt-8 max-w-3xl">
      <h2 id="next">Teach this next</h2>
      {next ? (
        <p className="mt-2">
          <strong>{next.title}</strong>: average score {formatPercent(next.facility)}, from {next.answers}{' '}
          answers by {next.students} students. {next.isCore && 'This is a core concept. '}
          {next.lesson && <Link href={`${lessons}/${next.lesson}`}>Go to the lesson</Link>}
        </p>
      ) : (
        <p className="mt-2 text-muted">
          No concept with enough answers has an average score below 75%. A concept needs at least 5 answers
          from 3 students.
        </p>
      )}
    </section>
  )
}

function Misconceptions({ found, lessons }: { found: Insight['misconceptions']; lessons: string }) {
  return (
    <section aria-labelledby="mistaken" className="mt-12 max-w-3xl">
      <h2 id="mistaken">Common misconceptions</h2>
      <p className="mt-2 text-muted">
        Incorrect options chosen in more than 25% of responses, with their feedback.
      </p>
      {found.length === 0 ? (
        <p className="mt-4">No common misconceptions found.</p>
      ) : (
        <ul className="mt-4 grid gap-4">
          {found.map(({ stem, option, share, count, asked, feedback, section }) => (
            <li key={`${stem}/${option}`} className="card">
              <p className="text-muted text-sm">{plainText(stem)}</p>
              <p className="mt-1 font-medium">“{unquoted(option)}”</p>
              <p className="mt-1 text-sm">
                {formatPercent(share)}: {count} of {asked}
              </p>
              {feedback && <RichText text={feedback} className="mt-2" />}
              <p className="mt-2 text-sm">
                {section !== null && <Link href={`${lessons}/${section}`}>Go to the lesson</Link>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Removes the quotation marks of an option that is a quotation. */
function unquoted(text: string): string {
  return text.replace(/^["“]|["”]$/g, '')
}
