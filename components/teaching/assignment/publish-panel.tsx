import Link from 'next/link'
import { formatQuestionCount } from '@/components/attempts/format-question-count'
import { ActionForm } from '@/components/ui/action-form'
import { FocusedSection } from '@/components/ui/focused-section'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import type { Range } from '@/domain/attempts/count-questions'
import { plural } from '@/domain/text/format'

type Props = {
  title: string
  questions: Range
  points: number
  students: number
  opensAt: Date | null
  dueAt: Date | null
  /** Whether something has to be fixed first. */
  isBlocked: boolean
  action: React.ComponentProps<typeof ActionForm>['action']
  hidden: Record<string, string>
  /** The path of the page without the question. */
  home: string
}

/** Asks before an assignment is published: what happens, and to how many students. */
export function PublishPanel(props: Props) {
  const { title, questions, points, students, opensAt, dueAt, isBlocked, action, hidden, home } = props
  return (
    <FocusedSection id="publish" aria-labelledby="publish-title" className="card mt-6 border-accent">
      <h2 id="publish-title">Publish “{title}”?</h2>
      {isBlocked ? (
        <Notice tone="wrong" className="mt-3">
          Your settings are saved. Fix the problems in the summary before you publish.
        </Notice>
      ) : (
        <>
          <p className="mt-2">
            {students === 0
              ? 'The class has no students yet. Those who join will see it.'
              : `${plural(students, 'student')} will see it and be notified.`}{' '}
            Each gets {formatQuestionCount(questions)}, worth {plural(points, 'point')} in the gradebook. It
            opens {opensAt ? <LocalTime date={opensAt.toISOString()} /> : 'immediately'}
            {dueAt && (
              <>
                {' '}
                and is due <LocalTime date={dueAt.toISOString()} />
              </>
            )}
            .
          </p>
          <p className="mt-2 mb-4 text-muted">
            You can undo this until the first student starts. Later, you can still change settings and
            questions, or remove the assignment from the class.
          </p>
          <ActionForm
            action={action}
            submit={students === 0 ? 'Publish' : `Publish to ${plural(students, 'student')}`}
            fields={[]}
            hidden={hidden}
          />
        </>
      )}
      <p className="mt-3">
        <Link href={home}>Cancel</Link>
      </p>
    </FocusedSection>
  )
}
