import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Citation } from '@/components/lesson/citation'
import { BackLink } from '@/components/ui/back-link'
import { type Column, DataTable } from '@/components/ui/data-table'
import { Disclosure } from '@/components/ui/disclosure'
import { type ClaimCoverage, coverageOf, type SectionRef } from '@/domain/content/coverage'
import { beyondRecall, type DemandCounts, demandOf } from '@/domain/content/demand'
import { DEMANDS, type Demand } from '@/domain/items/item-fields'
import { formatPercent, plural } from '@/domain/text/format'
import { findCourse, listCourses } from '@/server/content/read-course'

export const metadata: Metadata = { title: 'Source coverage' }
export const dynamicParams = false

export function generateStaticParams() {
  return listCourses().map(({ slug }) => ({ course: slug }))
}

export default async function CoveragePage({ params }: { params: Promise<{ course: string }> }) {
  const course = findCourse((await params).course) ?? notFound()
  const paragraphs = coverageOf(course)
  const claims = course.claims.length
  const gaps = paragraphs.flatMap((entry) => entry.claims).filter(isGap).length
  return (
    <div className="page-narrow max-w-4xl">
      <BackLink href={`/courses/${course.slug}`} label={course.title} />
      <h1 className="mt-2">Source coverage</h1>
      <p className="prose mt-4">
        The article has {plural(paragraphs.length, 'paragraph')} and makes {plural(claims, 'claim')}.{' '}
        {gaps === 0 ? 'Every claim is' : `All but ${plural(gaps, 'claim')} are`} taught in a section and
        tested by at least 2 questions.
      </p>
      <div className="mt-4">
        <Citation source={course.source} />
      </div>
      <DemandTable rows={demandOf(course)} />
      <div className="mt-10 grid gap-8">
        {paragraphs.map(({ paragraph, taughtIn, testedBy, claims: ofParagraph }) => (
          <section
            key={paragraph}
            id={`p${paragraph}`}
            aria-labelledby={`p${paragraph}-title`}
            className="card scroll-mt-20"
          >
            <h2 id={`p${paragraph}-title`}>Paragraph {paragraph}</h2>
            <p className="mt-1 text-muted text-sm">
              Taught in {plural(taughtIn.length, 'section')}, tested by {plural(testedBy.length, 'question')}.
            </p>
            <SectionList courseSlug={course.slug} sections={taughtIn} />
            <Claims courseSlug={course.slug} claims={ofParagraph} />
          </section>
        ))}
      </div>
    </div>
  )
}

const DEMAND_LABELS: Readonly<Record<Demand, string>> = {
  recall: 'Recall',
  understand: 'Understand',
  apply: 'Apply',
  analyze: 'Analyze',
}

const DEMAND_COLUMNS: readonly Column<DemandCounts>[] = [
  {
    title: 'Area',
    isRowHeader: true,
    cell: ({ area, title }) => (area === null ? 'Whole course' : title),
  },
  ...DEMANDS.map((demand) => ({
    title: DEMAND_LABELS[demand],
    isNumeric: true,
    cell: ({ counts }: DemandCounts) => counts[demand],
  })),
  {
    title: 'More than recall',
    isNumeric: true,
    cell: ({ counts }) => {
      const share = beyondRecall(counts)
      return share === null ? '–' : formatPercent(share)
    },
  },
]

/** What the questions need, by area. */
function DemandTable({ rows }: { rows: readonly DemandCounts[] }) {
  return (
    <section aria-labelledby="demand" className="mt-10">
      <h2 id="demand">What the questions need</h2>
      <DataTable
        caption="Questions by demand"
        columns={DEMAND_COLUMNS}
        rows={rows}
        keyOf={({ area }) => area ?? ''}
        size="small"
        className="mt-3"
      />
    </section>
  )
}

function isGap({ taughtIn, testedBy }: ClaimCoverage): boolean {
  return taughtIn.length === 0 || testedBy.length < 2
}

function Claims({ courseSlug, claims }: { courseSlug: string; claims: readonly ClaimCoverage[] }) {
  if (claims.length === 0) return null
  return (
    <ul className="mt-4 divide-y divide-line border-line border-t">
      {claims.map((entry) => (
        <li key={entry.claim.id} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_16rem]">
          <p>{entry.claim.text}</p>
          <div className="text-sm">
            <SectionList courseSlug={courseSlug} sections={entry.taughtIn} />
            <Disclosure
              label={
                <span className={isGap(entry) ? 'text-wrong' : undefined}>
                  {plural(entry.testedBy.length, 'question')}
                </span>
              }
            >
              <p className="break-words text-muted">{entry.testedBy.join(', ')}</p>
            </Disclosure>
          </div>
        </li>
      ))}
    </ul>
  )
}

function SectionList({ courseSlug, sections }: { courseSlug: string; sections: readonly SectionRef[] }) {
  return (
    <ul className="text-sm [&_a]:inline-block [&_a]:py-0.5">
      {sections.map(({ lesson, lessonTitle, section, title }) => (
        <li key={`${lesson}#${section}`}>
          <Link
            href={`/courses/${courseSlug}/lessons/${lesson}#${section}`}
            prefetch={false}
            title={lessonTitle}
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
