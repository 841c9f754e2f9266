import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { WrittenText } from '@/components/items/open-response/written-text'
import { Stem } from '@/components/items/rich-text'
import { BackLink } from '@/components/ui/back-link'
import { LocalTime } from '@/components/ui/local-time'
import { listArgued } from '@/domain/content/argued'
import { plainText } from '@/domain/items/rich-text'
import { toPublicItem } from '@/domain/items/to-public-item'
import { responseByType } from '@/domain/items/types/response-by-type'
import { plural } from '@/domain/text/format'
import { type EarlierArgument, listArguments } from '@/server/attempts/argument-queries'
import { findCourse } from '@/server/content/read-course'
import { findViewer } from '@/server/http/viewer'

type Props = { params: Promise<{ course: string; item: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { item } = await find(params)
  return { title: 'Argue your view', description: plainText(item.stem) }
}

/** A question to argue about, with the learner's earlier responses. */
export default async function ArguePage({ params }: Props) {
  const { course, item, lesson } = await find(params)
  const viewer = await findViewer()
  const { openId, earlier } = viewer
    ? await listArguments(viewer.id, course.slug, item)
    : { openId: null, earlier: [] }
  const asked = toPublicItem(item)
  const home = `/courses/${course.slug}`
  return (
    <div className="page-narrow max-w-3xl">
      <BackLink
        href={lesson ? `${home}/lessons/${lesson.slug}` : home}
        label={lesson?.title ?? course.title}
      />
      <p className="eyebrow mt-4">Argue your view</p>
      <Stem as="h1" text={asked.stem} className="mt-2 text-2xl leading-snug" />
      <ul className="mt-5 grid list-disc gap-1.5 pl-5 text-muted">
        <li>{responseByType[item.type].instruct?.(asked)}</li>
        <li>Your text is saved while you write.</li>
        <li>After you submit, you see a model answer and a rubric to check your answer by.</li>
        <li>It isn’t scored, and it doesn’t change your progress.</li>
      </ul>
      <form method="post" action={`${home}/argue/${item.id}/start`} className="mt-6">
        <button type="submit" className="button px-6">
          {openId ? 'Continue writing' : earlier.length > 0 ? 'Write another answer' : 'Write your answer'}
        </button>
      </form>
      {earlier.length > 0 && <Earlier earlier={earlier} />}
    </div>
  )
}

async function find(params: Props['params']) {
  const { course: slug, item: id } = await params
  const course = findCourse(slug) ?? notFound()
  const argued = listArgued(course).find(({ item }) => item.id === id) ?? notFound()
  return { course, ...argued }
}

function Earlier({ earlier }: { earlier: EarlierArgument[] }) {
  return (
    <section aria-labelledby="earlier" className="mt-12">
      <h2 id="earlier">Your earlier answers</h2>
      <ul className="mt-4 grid gap-5">
        {earlier.map(({ attemptId, text, submittedAt, met, criteria }) => (
          <li key={attemptId} className="card">
            <p className="text-muted text-sm">
              <LocalTime date={submittedAt.toISOString()} />
              {met !== null && ` · you checked off ${met} of ${plural(criteria, 'criterion', 'criteria')}`}
            </p>
            <WrittenText text={text} className="mt-3" />
            <p className="mt-3 text-sm">
              <Link href={`/attempts/${attemptId}/results`} prefetch={false}>
                {met === null ? 'Compare with the model answer' : 'Model answer and rubric'}
                <span className="sr-only">
                  , answer of <LocalTime date={submittedAt.toISOString()} />
                </span>
              </Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
