import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/ui/back-link'
import { formatDuration, plural } from '@/domain/text/format'
import { listQuizRules, type QuizRulesForStaff } from '@/server/attempts/set-quiz-rules'
import { listCourses } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Quiz settings', robots: { index: false } }

export default async function QuizzesPage() {
  await orNotFound(() => requireViewer('administrator'))
  const courses = await Promise.all(
    listCourses().map(async ({ slug, title }) => ({ slug, title, quizzes: await listQuizRules(slug) })),
  )
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink href="/admin" label="Administration" />
      <h1 className="mt-2">Quiz settings</h1>
      {courses.map(({ slug, title, quizzes }) => (
        <section key={slug} aria-labelledby={`course-${slug}`} className="mt-8">
          <h2 id={`course-${slug}`}>{title}</h2>
          <ul className="mt-3 divide-y divide-line border-line border-y">
            {quizzes.map((quiz) => (
              <li key={quiz.slug} className="py-2.5">
                <Link href={`/admin/quizzes/${slug}/${quiz.slug}`} prefetch={false}>
                  {quiz.title}
                </Link>
                <span className="block text-muted text-sm">{formatQuizRules(quiz)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function formatQuizRules({ rules, hasPassword, attempts }: QuizRulesForStaff): string {
  const { timeLimitMinutes, attempts: most, behavior, sequential, resultsPolicy } = rules
  return [
    timeLimitMinutes === null ? 'no time limit' : formatDuration(timeLimitMinutes * 60),
    most === null ? 'unlimited attempts' : plural(most, 'attempt'),
    behavior,
    typeof resultsPolicy === 'string' ? resultsPolicy : 'custom results visibility',
    ...(sequential ? ['sequential'] : []),
    ...(hasPassword ? ['password'] : []),
    attempts === 0 ? 'not taken yet' : `taken ${plural(attempts, 'time')}`,
  ].join(' · ')
}
