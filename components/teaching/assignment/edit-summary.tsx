import Link from 'next/link'
import { formatQuestionCount } from '@/components/attempts/format-question-count'
import type { Exceptions } from '@/domain/attempts/assignment-problems'
import type { QuestionCount } from '@/domain/attempts/count-questions'
import { plural } from '@/domain/text/format'
import { LiveSettings } from './live-settings'
import type { SummarizedSettings } from './read-settings'

type Problem = { text: string; href: string; isBlocking: boolean }

type Props = {
  /** The ID of the settings form. */
  form: string
  status: string
  isPublished: boolean
  /** Whether the page asks before it publishes. */
  isAsking: boolean
  count: QuestionCount
  students: number
  started: number
  exceptions: Exceptions
  saved: SummarizedSettings
  /** Differs if anything was saved since. */
  version: string
  problems: readonly Problem[]
  preview: string
}

/** What students will get, the problems, and the buttons to save and publish. It stays in view on wide screens. */
export function EditSummary(props: Props) {
  const { form, status, isPublished, isAsking, count, students, started, exceptions, saved, version } = props
  const { problems, preview } = props
  return (
    <aside
      aria-labelledby="summary"
      className="card grid content-start gap-4 lg:sticky lg:top-20 lg:max-h-[calc(100dvh-6rem)] lg:overflow-y-auto"
    >
      <h2 id="summary">Summary</h2>
      <p>
        {status}. Each student gets <strong>{formatQuestionCount(count)}</strong>.
      </p>
      <LiveSettings
        {...{ form, saved, students, started, exceptions }}
        // “Publish…” saves too, and then the page asks.
        version={version + isAsking}
        isDraft={!isPublished}
        questionPoints={count.points}
      />
      <ProblemList problems={problems} />
      <div className="flex flex-wrap gap-3">
        {!isPublished && (
          <button type="submit" form={form} name="then" value="publish" className="button">
            Publish…
          </button>
        )}
        <button type="submit" form={form} className={isPublished ? 'button' : 'button-quiet'}>
          Save
        </button>
        <Link href={preview} prefetch={false} className="button-quiet">
          Preview
        </Link>
      </div>
    </aside>
  )
}

function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return <p className="text-good">No problems found.</p>
  return (
    <section aria-labelledby="problems">
      <h3 id="problems" className="text-base">
        {plural(problems.length, 'problem')}
      </h3>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {problems.map(({ text, href, isBlocking }) => (
          <li key={text + href} className={isBlocking ? 'text-wrong' : ''}>
            <a href={href}>{text}</a>
            {isBlocking && ' Fix it before you publish.'}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The summary in one line, at the bottom edge of phones. */
export function SummaryBar({ count, problems }: Pick<Props, 'count' | 'problems'>) {
  return (
    <p className="sticky bottom-0 z-10 -mx-5 mt-8 flex flex-wrap gap-x-4 border-line border-t bg-card px-5 py-3 lg:hidden">
      <span>{formatQuestionCount(count)}</span>
      <a href="#summary">
        {problems.length === 0 ? 'Summary and publish' : `Summary: ${plural(problems.length, 'problem')}`}
      </a>
    </p>
  )
}
