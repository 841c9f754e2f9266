import type { Metadata } from 'next'
import Link from 'next/link'
import { RichLine } from '@/components/items/rich-text'
import { CheckForm } from '@/components/lesson/check-form'
import { CheckResult } from '@/components/lesson/check-result'
import { LocalTime } from '@/components/ui/local-time'
import { findResultLength } from '@/domain/items/find-result-length'
import { toPublicItem } from '@/domain/items/to-public-item'
import { unreadReason } from '@/domain/items/unread-reason'
import { getCheckItem, getCheckReview } from '@/server/checks/answer-check'
import { listLatestChecks } from '@/server/checks/check-queries'
import { outcomeOf } from '@/server/checks/outcome'
import { getCourse } from '@/server/content/read-course'
import { orNotFound } from '@/server/http/page-viewer'
import { findViewer, requireViewer } from '@/server/http/viewer'

export const metadata: Metadata = { title: 'Quick check', robots: { index: false } }

type Props = {
  params: Promise<{ course: string; lesson: string; item: string }>
  searchParams: Promise<{ answer?: string; unread?: string; typed?: string | string[] }>
}

/** A lesson's quick check on a separate page, for browsers without JavaScript. */
export default async function CheckPage({ params, searchParams }: Props) {
  const { course: courseSlug, lesson: lessonSlug, item: itemId } = await params
  const { answer, unread, ...rest } = await searchParams
  const typed = typeof rest.typed === 'string' ? rest.typed : ''
  const course = await orNotFound(async () => getCourse(courseSlug))
  const item = await orNotFound(async () => getCheckItem(courseSlug, itemId))
  const outcome = answer ? await outcomeFor(courseSlug, itemId, answer) : null
  const lesson = course.lessons.find(({ slug }) => slug === lessonSlug)
  return (
    <div className="page-narrow">
      <h1 className="text-2xl">{lesson?.title ?? course.title}</h1>
      {unread && (
        <p role="alert" className="mt-4 text-wrong">
          {unreadReason(toPublicItem(item), typed)}
        </p>
      )}
      {outcome ? (
        <section aria-label="Result" className="mt-6">
          <p className="mb-4 font-serif text-lg">
            <RichLine text={item.stem} />
          </p>
          <CheckResult outcome={outcome} courseSlug={courseSlug} />
          <p className="mt-4">
            <Link href={`/courses/${courseSlug}/lessons/${lessonSlug}/check/${itemId}`}>Try again</Link>
          </p>
        </section>
      ) : (
        <>
          <CheckForm
            courseSlug={courseSlug}
            lessonSlug={lessonSlug}
            item={toPublicItem(item)}
            resultLength={findResultLength(item)}
            response={typed || null}
          />
          <EarlierAnswer courseSlug={courseSlug} lessonSlug={lessonSlug} itemId={itemId} />
        </>
      )}
      <p className="mt-6">
        <Link href={`/courses/${courseSlug}/lessons/${lessonSlug}#check-${itemId}`}>Back to the lesson</Link>
      </p>
    </div>
  )
}

type Place = { courseSlug: string; lessonSlug: string; itemId: string }

/** A link to the result of the latest answer. With JavaScript, the question itself shows it. */
async function EarlierAnswer({ courseSlug, lessonSlug, itemId }: Place) {
  const viewer = await findViewer()
  const answers = viewer ? await listLatestChecks(viewer.id, courseSlug, lessonSlug) : []
  const latest = answers.find(({ item }) => item.id === itemId)
  if (!latest) return null
  return (
    <noscript>
      <p className="mt-4">
        You answered this on <LocalTime date={latest.answeredAt.toISOString()} withTime={false} />.{' '}
        <a href={`/courses/${courseSlug}/lessons/${lessonSlug}/check/${itemId}?answer=${latest.id}`}>
          See the result
        </a>
      </p>
    </noscript>
  )
}

async function outcomeFor(courseSlug: string, itemId: string, answerId: string) {
  return orNotFound(async () => {
    const viewer = await requireViewer('learner')
    return outcomeOf(
      getCheckItem(courseSlug, itemId),
      await getCheckReview(viewer.id, courseSlug, itemId, answerId),
    )
  })
}
