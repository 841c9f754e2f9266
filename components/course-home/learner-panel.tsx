'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { plural } from '@/domain/text/format'
import { type LoadedHome, useCourseHome } from './course-home'
import { type CourseTitles, describeNextStep } from './describe-next-step'

type PanelProps = {
  course: CourseTitles
  /** Set if the page has panels of several courses: the title of this one, and whether it is the first. */
  among?: Among
}
type Among = { title: string; isFirst: boolean }

/** What to do next, and where else to continue. Only for those with progress. The space is reserved, so that nothing moves when it has loaded. */
export function LearnerPanel({ course, among }: PanelProps) {
  const { state, reload } = useCourseHome()
  // The learner studies one course at a time, and this isn't the one.
  if (among && state.kind === 'loaded' && state.home?.isShown === false) return null
  return (
    <div
      className="mt-6 grid gap-x-10 gap-y-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
      aria-busy={state.kind === 'loading'}
    >
      {state.kind === 'loaded' && state.home ? (
        <Loaded home={state.home} course={course} among={among} />
      ) : state.kind === 'failed' ? (
        <Card title="We couldn’t load your progress" reason="Check your connection. The lessons still work.">
          <button type="button" className="button" onClick={reload}>
            Try again
          </button>
        </Card>
      ) : (
        <Card title="" reason="Loading your progress…" />
      )}
      {state.kind !== 'loaded' && <div className={LINKS_HEIGHT} />}
    </div>
  )
}

/** On a narrow screen, the links are below the card. */
const LINKS_HEIGHT = 'max-lg:min-h-60'

type LoadedProps = { home: LoadedHome; course: CourseTitles; among: Among | undefined }

function Loaded({ home, course, among }: LoadedProps) {
  const { nextStep, resume, due, teaching } = home
  const next = nextStep && describeNextStep(nextStep, course, resume)
  const isTeacher = teaching.length > 0 && (among?.isFirst ?? true)
  const query = among ? `?course=${course.slug}` : ''
  return (
    <>
      {isTeacher ? (
        <Teaching classes={teaching} />
      ) : (
        next && <NextStep next={next} {...(among && { of: among.title })} />
      )}
      {!isTeacher && !next && (
        <Card
          {...(among && { eyebrow: among.title })}
          title="You’re done for now"
          reason="You’ve read and tested everything."
        />
      )}
      <ul className={`${LINKS_HEIGHT} divide-y divide-line self-start border-line border-y`}>
        <FirstRow next={isTeacher ? next : null} step={next} resume={resume} course={course} />
        <Row label="Review" href={`/review${query}`}>
          {due > 0 ? `${plural(due, 'card')} due` : 'No cards due'}
        </Row>
        <Row label="Progress" href={`/progress${query}`}>
          See what you know
        </Row>
      </ul>
    </>
  )
}

type Step = ReturnType<typeof describeNextStep>
type FirstRowProps = {
  /** The next step, if the card doesn’t show it. */
  next: Step | null
  step: Step | null
  resume: LoadedHome['resume']
  course: CourseTitles
}

/** The next step, the place to resume reading, or else a page to look things up. */
function FirstRow({ next, step, resume, course }: FirstRowProps) {
  const base = `/courses/${course.slug}`
  const resumed = resume && `${base}/lessons/${resume.lesson}#${resume.section}`
  if (next)
    return (
      <Row label="Next in the course" href={next.href}>
        {next.title}
      </Row>
    )
  if (resumed && resumed !== step?.href)
    return (
      <Row label="Resume reading" href={resumed}>
        {course.lessons.find(({ slug }) => slug === resume.lesson)?.title}: {resume.title}
      </Row>
    )
  return (
    <Row label="Look up" href={`${base}/facts`}>
      Facts at a glance
    </Row>
  )
}

function NextStep({ next: { title, reason, href, label }, of }: { next: Step; of?: string }) {
  return (
    <Card eyebrow={of ?? 'What to do next'} title={title} reason={reason}>
      <Link href={href} prefetch={false} className="button">
        {label}
      </Link>
    </Card>
  )
}

/** Instructors see their classes first. */
function Teaching({ classes }: { classes: LoadedHome['teaching'] }) {
  const [first] = classes
  const students = classes.reduce((sum, { students }) => sum + students, 0)
  const isOne = classes.length === 1 && first !== undefined
  return (
    <Card
      eyebrow="Your classes"
      title={isOne ? first.name : `You teach ${plural(classes.length, 'class', 'classes')}`}
      reason={
        isOne ? `You teach this class of ${plural(students, 'student')}.` : 'See what each class needs.'
      }
    >
      <Link href={isOne ? `/classes/${first.id}/overview` : '/classes'} prefetch={false} className="button">
        {isOne ? 'Open class' : 'Open your classes'}
      </Link>
    </Card>
  )
}

type CardProps = { eyebrow?: string; title: string; reason: string; children?: ReactNode }

function Card({ eyebrow, title, reason, children }: CardProps) {
  return (
    <section className="flex min-h-80 flex-col items-start rounded-xl bg-accent-soft p-6 sm:min-h-64 sm:p-8">
      {eyebrow && <p className="eyebrow">{eyebrow}</p>}
      {title && <h2 className="wrap-anywhere mt-2">{title}</h2>}
      <p className="mt-2 mb-5 max-w-xl">{reason}</p>
      <div className="mt-auto">{children}</div>
    </section>
  )
}

function Row({ label, href, children }: { label: string; href: string; children: ReactNode }) {
  return (
    <li className="py-3">
      <span className="block text-muted text-sm">{label}</span>
      <Link href={href} prefetch={false}>
        {children}
      </Link>
    </li>
  )
}
