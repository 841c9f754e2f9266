import Link from 'next/link'
import { plural } from '@/domain/text/format'
import { ReadAgain } from './read-again'

type Props = {
  attemptId: string
  steps: {
    readAgain: Parameters<typeof ReadAgain>[0]['sections']
    missed: number
    isSame: boolean
    lesson: { title: string; path: string } | null
    next: { title: string; path: string; isOwn: boolean } | null
  }
  /** The page of the quiz. */
  home: { path: string; isAssignment: boolean } | null
  /** The page of the question that the learner argued outside of a quiz. */
  argued: string | null
}

/** What to do after a quiz: practice what was missed, read again, and continue the course. */
export function NextSteps({ attemptId, steps, home, argued }: Props) {
  const { readAgain, missed, isSame, lesson, next } = steps
  const links = [
    lesson && !next?.isOwn && { path: lesson.path, label: 'Back to the lesson' },
    home && { path: home.path, label: home.isAssignment ? 'Back to the assignment' : 'Back to the quiz' },
    argued !== null && { path: argued, label: 'Your earlier answers' },
    { path: '/progress', label: 'Progress' },
  ].filter((link) => link !== null && link !== false)
  return (
    <section aria-labelledby="next" className="no-print card mt-8">
      <h2 id="next">Next</h2>
      <div className="mt-4 flex flex-wrap gap-3">
        {missed > 0 && (
          <form method="post" action={`/attempts/${attemptId}/practice`}>
            <button type="submit" className="button">
              {isSame ? `Practice ${plural(missed, 'missed question')}` : 'Practice what you missed'}
            </button>
          </form>
        )}
        {next && (
          <Link href={next.path} prefetch={false} className={missed > 0 ? 'button-quiet' : 'button'}>
            {next.isOwn ? 'Read the lesson' : 'Next lesson'}: {next.title}
          </Link>
        )}
      </div>
      {readAgain.length > 0 && <ReadAgain sections={readAgain} />}
      <p className="mt-5 flex flex-wrap gap-x-5 gap-y-2 text-sm">
        {links.map(({ path, label }) => (
          <Link key={path} href={path} prefetch={false}>
            {label}
          </Link>
        ))}
      </p>
    </section>
  )
}
