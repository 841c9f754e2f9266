import type { Metadata } from 'next'
import Link from 'next/link'
import { Bar } from '@/components/attempts/concept-bars'
import { ScorePlot } from '@/components/charts/score-plot'
import { NextStepCard } from '@/components/progress/next-step-card'
import { LocalTime } from '@/components/ui/local-time'
import type { Course } from '@/domain/content/course'
import type { ConceptStrength } from '@/domain/mastery/concept-strength'
import { findViewer } from '@/server/auth/viewer'
import { listCourses } from '@/server/content/read-course'
import { getProgress } from '@/server/progress/get-progress'
import type { AttemptResult, LessonReading } from '@/server/progress/queries'

export const metadata: Metadata = { title: 'My progress', robots: { index: false } }

export default async function ProgressPage() {
  const viewer = await findViewer()
  const [course] = listCourses()
  if (!course) return null
  const { readings, results, strengths, nextStep } = await getProgress(viewer?.id ?? null, course, new Date())
  return (
    <div className="page">
      <h1>My progress</h1>
      {(!viewer || viewer.isGuest) && (
        <p className="mt-3 text-muted">
          {viewer ? 'You study as a guest in this browser. ' : 'Nothing is kept yet. '}
          <Link href="/sign-up">Create an account</Link> to have your progress on every device, or{' '}
          <Link href="/sign-in">sign in</Link>.
        </p>
      )}
      {nextStep && <NextStepCard step={nextStep} course={course} />}
      <div className="mt-12 grid gap-12 lg:grid-cols-2">
        <Lessons course={course} readings={readings} />
        <Quizzes course={course} results={results} />
      </div>
      <Strengths course={course} strengths={strengths} />
    </div>
  )
}

function Lessons({ course, readings }: { course: Course; readings: LessonReading[] }) {
  const finished = readings.filter(({ finishedAt }) => finishedAt !== null).length
  return (
    <section aria-labelledby="lessons">
      <h2 id="lessons">Lessons</h2>
      <p className="mt-1 text-muted">
        {finished} of {course.lessons.length} read to the end
      </p>
      <ul className="mt-4 divide-y divide-line border-line border-y">
        {course.lessons.map(({ slug, title, sections }) => {
          const read = readings.find(({ lessonSlug }) => lessonSlug === slug)?.finishedSections.length ?? 0
          return (
            <li key={slug} className="grid grid-cols-[1fr_7rem] items-center gap-x-4 py-2.5">
              <Link href={`/courses/${course.slug}/lessons/${slug}`} prefetch={false} className="text-ink">
                {title}
              </Link>
              <span className="text-right text-muted text-sm tabular-nums">
                {read === 0
                  ? 'not begun'
                  : read >= sections.length
                    ? '✓ read'
                    : `${read} of ${sections.length} parts`}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Quizzes({ course, results }: { course: Course; results: AttemptResult[] }) {
  const points = results.flatMap(({ id, title, submittedAt, startedAt, earned, possible }) =>
    earned === null
      ? []
      : [
          {
            id,
            title,
            submittedAt: (submittedAt ?? startedAt).toISOString(),
            share: shareOf({ earned, possible }),
          },
        ],
  )
  const slugs = [...new Set(results.map(({ quizSlug }) => quizSlug))]
  return (
    <section aria-labelledby="quizzes">
      <h2 id="quizzes">Quizzes</h2>
      {results.length === 0 ? (
        <p className="mt-3 text-muted">
          No quiz taken yet. <Link href={`/courses/${course.slug}#quizzes`}>Choose one</Link> when you have
          read a lesson.
        </p>
      ) : (
        <>
          {points.length > 0 && (
            <div className="mt-4">
              <ScorePlot points={points} />
            </div>
          )}
          <ul className="mt-5 divide-y divide-line border-line border-y">
            {slugs.map((slug) => (
              <QuizRow
                key={slug ?? 'practice'}
                results={results.filter(({ quizSlug }) => quizSlug === slug)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function QuizRow({ results }: { results: AttemptResult[] }) {
  const latest = results.at(-1)
  if (!latest) return null
  const shares = results.filter(({ earned }) => earned !== null).map(shareOf)
  return (
    <li className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[1fr_auto]">
      <Link href={`/attempts/${latest.id}/review`} prefetch={false} className="text-ink">
        {latest.title}
      </Link>
      <span className="text-muted text-sm tabular-nums">
        {shares.length === 0
          ? 'result not shown yet'
          : shares.length === 1
            ? percent(shares[0] ?? 0)
            : `best ${percent(Math.max(...shares))}, latest ${percent(shares.at(-1) ?? 0)}`}
        {latest.submittedAt && (
          <>
            {' '}
            (<LocalTime date={latest.submittedAt.toISOString()} withTime={false} />)
          </>
        )}
      </span>
    </li>
  )
}

function Strengths({ course, strengths }: { course: Course; strengths: ConceptStrength[] }) {
  const byConcept = new Map(strengths.map((entry) => [entry.concept, entry]))
  return (
    <section aria-labelledby="strengths" className="mt-14">
      <h2 id="strengths">Strength by concept</h2>
      <p className="mt-1 max-w-2xl text-muted">
        From your last ten answers on each, the newest counting most. Below two answers it is too early to
        say.
      </p>
      <div className="mt-5 grid gap-x-12 gap-y-8 md:grid-cols-2">
        {course.areas.map((area) => (
          <div key={area.id}>
            <h3 className="eyebrow font-sans">{area.title}</h3>
            <table className="mt-2 w-full border-collapse text-sm">
              <thead className="sr-only">
                <tr>
                  <th scope="col">Concept</th>
                  <th scope="col">Strength</th>
                  <th scope="col">Answers</th>
                </tr>
              </thead>
              <tbody>
                {course.concepts
                  .filter((concept) => concept.area === area.id)
                  .map(({ id, title }) => (
                    <StrengthRow key={id} title={title} entry={byConcept.get(id)} />
                  ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </section>
  )
}

function StrengthRow({ title, entry }: { title: string; entry: ConceptStrength | undefined }) {
  const answers = entry?.answers ?? 0
  const strength = entry?.strength ?? null
  return (
    <tr className="border-line border-b">
      <th scope="row" className="py-2 pr-3 text-left font-normal">
        {title}
      </th>
      <td className="w-24 py-2 sm:w-32">
        {strength === null ? (
          <span className="text-muted">too early</span>
        ) : (
          <>
            <span className="sr-only">{percent(strength)}</span>
            <Bar share={strength} />
          </>
        )}
      </td>
      <td className="w-24 whitespace-nowrap py-2 pl-3 text-right text-muted tabular-nums">
        {answers === 1 ? '1 answer' : `${answers} answers`}
      </td>
    </tr>
  )
}

function shareOf({ earned, possible }: Pick<AttemptResult, 'earned' | 'possible'>): number {
  return possible ? (earned ?? 0) / possible : 0
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
