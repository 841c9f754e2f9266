import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { SaveWorkNote } from '@/components/account/save-work-note'
import { CalibrationSection } from '@/components/attempts/calibration-section'
import { ConceptBars } from '@/components/attempts/concept-bars'
import { ForgetAttempt } from '@/components/attempts/forget-attempt'
import { formatWaiting } from '@/components/attempts/format-waiting'
import { NextSteps } from '@/components/attempts/next-steps'
import { RegradeRequestPanel } from '@/components/attempts/regrade-request-panel'
import { ResultCard } from '@/components/attempts/result-card'
import { StaffFeedback } from '@/components/attempts/staff-feedback'
import { SelfCheckPanel } from '@/components/items/open-response/self-check-panel'
import { ArchivedNote } from '@/components/teaching/archived-note'
import { Announced } from '@/components/ui/announced'
import { LocalTime } from '@/components/ui/local-time'
import { Notice } from '@/components/ui/notice'
import { fieldPrefix } from '@/domain/attempts/field-prefix'
import { isKnownIncorrect } from '@/domain/attempts/visibility'
import { formatNumber, formatPercent, plural } from '@/domain/text/format'
import { type AttemptResults, findResults, type ItemResult } from '@/server/attempts/find-results'
import { listNextSteps } from '@/server/attempts/list-next-steps'
import { getAttempt, isFirstResult } from '@/server/attempts/queries'
import { findCourse } from '@/server/content/read-course'
import { orNotFound, pageViewer } from '@/server/http/page-viewer'
import { listOwnRegradeRequests } from '@/server/regrade-requests/create-regrade-request'
import { ItemMap } from '../../item-map'
import { requestRegradeAction, saveSelfCheckAction } from './actions'
import { conceptTitle, sectionTitles } from './course-titles'
import { PracticeResults } from './practice-results'

type Props = { params: Promise<{ attempt: string }> }

/** Reads the results once for both the page and its title. */
const readResults = cache(async (attemptId: string) => {
  const viewer = await pageViewer()
  return { viewer, review: await orNotFound(() => findResults(viewer.id, attemptId, new Date())) }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { review } = await readResults((await params).attempt)
  return { title: review ? `Results · ${review.title}` : 'Results', robots: { index: false } }
}

export default async function ReviewPage({ params }: Props) {
  const { attempt: attemptId } = await params
  const { viewer, review } = await readResults(attemptId)
  if (!review) return <NotGraded attemptId={attemptId} learnerId={viewer.id} />
  const course = findCourse(review.courseSlug)
  // Outside classes, such a question is the only one of its attempt.
  const argued = review.home ? undefined : review.items.find(({ review: { criteria } }) => criteria)
  const steps = course && (await listNextSteps(viewer.id, course, review))
  if (review.practice)
    return <PracticeResults results={review} origin={review.practice} course={course} steps={steps} />
  const regradeRequests = review.home?.isAssignment ? await listOwnRegradeRequests(viewer.id, attemptId) : []
  const titles = sectionTitles(course)
  return (
    <div className="page-narrow max-w-3xl">
      {review.home?.isArchived && <ArchivedNote />}
      <ForgetAttempt attemptId={attemptId} />
      <Summary review={review} />
      {steps && (
        <NextSteps
          attemptId={attemptId}
          steps={steps}
          home={review.home}
          argued={argued ? `/courses/${review.courseSlug}/argue/${argued.review.itemId}` : null}
        />
      )}
      {review.concepts.length > 0 && (
        <ConceptBars
          scores={review.concepts.map((score) => ({ ...score, title: conceptTitle(course, score.concept) }))}
        />
      )}
      <p className="no-print mt-4 text-sm">
        <a href={`/api/v1/attempts/${attemptId}/receipt`} download="casebook-receipt.json">
          Download a signed receipt
        </a>{' '}
        <span className="text-muted">
          of your saved answers. <Link href="/verify">How to verify it</Link>
        </span>
      </p>
      {viewer.isGuest && (await isFirstResult(viewer.id)) && (
        <SaveWorkNote here={`/attempts/${attemptId}/results`} />
      )}
      {review.calibration && <CalibrationSection calibration={review.calibration} />}
      {review.items.length > 0 && (
        <section aria-labelledby="answers" className="mt-12">
          <h2 id="answers">Your answers</h2>
          {review.items.some(({ slot }, index) => slot !== index + 1) && (
            <p className="mt-1 text-muted">Answers you were confident about but got wrong come first.</p>
          )}
          <ol className="mt-5 grid gap-6 print:block print:space-y-6">
            {review.items.map((question) => (
              <li key={question.slot} className="min-w-0">
                <ResultCard
                  slot={question.slot}
                  item={question.item}
                  map={
                    <ItemMap
                      courseSlug={review.courseSlug}
                      item={question.item}
                      prefix={fieldPrefix(question.slot)}
                    />
                  }
                  review={question.review}
                  remark={remarkOn(question, review)}
                  courseSlug={review.courseSlug}
                  sectionTitles={titles}
                  regrade={question.regrade}
                  waitsForStaff={review.home?.isAssignment ?? false}
                >
                  <StaffFeedback staff={question.staff} criteria={question.review.criteria} />
                  {question.review.criteria && (
                    <SelfCheckPanel
                      attemptId={attemptId}
                      slot={question.slot}
                      criteria={question.review.criteria}
                      met={question.met}
                      action={saveSelfCheckAction}
                    />
                  )}
                  {(canRequestRegrade(question, review) ||
                    regradeRequests.some(({ slot }) => slot === question.slot)) && (
                    <RegradeRequestPanel
                      attemptId={attemptId}
                      slot={question.slot}
                      request={regradeRequests.find(({ slot }) => slot === question.slot) ?? null}
                      action={requestRegradeAction}
                    />
                  )}
                </ResultCard>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  )
}

/** An attempt that is still open, or that was abandoned because it wasn't submitted in time. */
async function NotGraded({ attemptId, learnerId }: { attemptId: string; learnerId: string }) {
  const attempt = await orNotFound(() => getAttempt(learnerId, attemptId, new Date()))
  if (attempt.state === 'IN_PROGRESS') redirect(`/attempts/${attemptId}`)
  if (attempt.state === 'OVERDUE') redirect(`/attempts/${attemptId}/submit`)
  if (attempt.state === 'GRADED') redirect(`/attempts/${attemptId}/results`)
  return (
    <div className="page-narrow">
      <p className="eyebrow">{attempt.title}</p>
      <h1 className="mt-2">Not submitted in time</h1>
      <Announced text="Time’s up. This attempt wasn’t submitted." className="mt-4 text-lg" />
      <p className="mt-2 text-lg">
        Time for this attempt ran out
        {attempt.closesAt && (
          <>
            {' '}
            on <LocalTime date={attempt.closesAt.toISOString()} />
          </>
        )}{' '}
        before you submitted it, so it isn’t graded. Your answers are saved.
      </p>
      {attempt.home && (
        <p className="mt-6">
          <Link href={attempt.home.path} prefetch={false}>
            {attempt.home.isAssignment ? 'Back to the assignment' : 'Back to the quiz'}
          </Link>
        </p>
      )}
    </div>
  )
}

function Summary({ review }: { review: AttemptResults }) {
  const { title, submittedAt, isLate, lateShare, earned, possible, unanswered, ungradable, waiting } = review
  return (
    <header>
      {review.isSubmittedByClock && (
        <Announced text="Time’s up. Your answers were submitted." tone="warn" className="mb-6" />
      )}
      <p className="eyebrow">{title}</p>
      <Score review={review} />
      <p className="mt-3 text-muted">
        {earned !== null &&
          possible !== null &&
          possible > 0 &&
          `${formatNumber(earned)} of ${plural(possible, 'point')} · `}
        submitted <LocalTime date={submittedAt.toISOString()} />
        {isLate &&
          (lateShare > 0 ? ` · late: ${formatPercent(lateShare)} of the points deducted` : ' · late')}
        {unanswered > 0 && ` · ${unanswered} not answered`}
        {ungradable > 0 && ` · ${plural(ungradable, 'invalid answer')}`}
      </p>
      {waiting > 0 && (
        <Notice className="mt-4">
          {review.home?.isAssignment
            ? `${formatWaiting(waiting)}.`
            : 'Compare what you wrote with the model answer, and check it against the rubric. This isn’t scored.'}
        </Notice>
      )}
      <WhatIsHidden review={review} />
      {review.overallFeedback && <p className="prose mt-4">{review.overallFeedback}</p>}
    </header>
  )
}

function Score({ review: { earned, possible, behavior } }: { review: AttemptResults }) {
  if (earned === null || !possible) return <h1 className="mt-2">Submitted</h1>
  const average = formatNumber(earned / (possible / 3))
  return (
    <>
      <h1 className="mt-2">
        {formatPercent(earned / possible)} <span className="font-normal text-muted text-xl">of points</span>
      </h1>
      {behavior === 'certainty' && (
        <p className="mt-2">Certainty-based scoring: {average} of 3 points per question.</p>
      )}
    </>
  )
}

/** Lists what isn't visible yet, and when it will be. */
function WhatIsHidden({ review }: { review: AttemptResults }) {
  const { visible, keysHidden, total, closesAt, showsMoreAfterClosing } = review
  const noun = review.home?.isAssignment ? 'assignment' : 'quiz'
  const isAllShown = Object.values(visible).every(Boolean)
  if (isAllShown && keysHidden === 0) return null
  const what = !visible.attempt
    ? 'Your answers were submitted. Your results'
    : visible.points
      ? 'Correct answers'
      : 'Points and correct answers'
  return (
    <Notice as="div" className="mt-4">
      {keysHidden > 0 && <p>{formatWithheld(review)}</p>}
      {!isAllShown && keysHidden < total && (
        <p>
          {what}
          {keysHidden > 0 && ' of the other questions'}{' '}
          {!showsMoreAfterClosing ? (
            `aren’t shown for this ${noun}.`
          ) : closesAt ? (
            <>
              will be available when the {noun} closes on <LocalTime date={closesAt.toISOString()} />.
            </>
          ) : (
            `will be available when the ${noun} closes. No closing date is set yet.`
          )}
        </p>
      )}
    </Notice>
  )
}

/** What assignments-only questions hide, whatever the quiz’s results visibility shows. */
function formatWithheld({ showsAssignmentOnlyResults, keysHidden, total }: AttemptResults): string {
  const questions = plural(keysHidden, 'question')
  const what = showsAssignmentOnlyResults
    ? `The correct answers of ${questions} stay`
    : keysHidden === total
      ? 'Your score and results stay'
      : `Your score and the results of ${questions} stay`
  return `${what} hidden until the assignment has closed for everyone.`
}

function remarkOn(
  { triesUsed, certainty, confidence }: ItemResult,
  { behavior }: AttemptResults,
): string | null {
  const remarks = [
    behavior === 'interactive' && triesUsed > 1 ? `after ${triesUsed} tries` : null,
    behavior === 'certainty'
      ? `certainty C${certainty ?? 1}${certainty === null ? ' (none chosen)' : ''}`
      : null,
    confidence === null ? null : `your confidence: ${formatPercent(confidence / 100)}`,
  ].filter((remark) => remark !== null)
  return remarks.join(' · ') || null
}

/** A regrade can be requested if the learner may see that their answer to an assignment wasn't correct. */
function canRequestRegrade({ review: { status } }: ItemResult, { home, visible }: AttemptResults): boolean {
  return Boolean(home?.isAssignment) && isKnownIncorrect(visible, status)
}
