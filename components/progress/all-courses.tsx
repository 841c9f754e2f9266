import Link from 'next/link'
import { type Column, DataTable } from '@/components/ui/data-table'

type Share = { done: number; all: number }
type CourseRow = {
  slug: string
  title: string
  lessons: Share
  quizzes: Share
  concepts: { mastered: number; all: number }
  due: number
}

/** How far the learner is in each course, with a link to the progress of each. */
export function AllCourses({ courses }: { courses: readonly CourseRow[] }) {
  return (
    <DataTable
      caption="Your courses"
      columns={COLUMNS}
      rows={courses}
      keyOf={({ slug }) => slug}
      className="mt-6"
    />
  )
}

const formatShare = ({ done, all }: Share) => `${done} of ${all}`

const COLUMNS: readonly Column<CourseRow>[] = [
  {
    title: 'Course',
    isRowHeader: true,
    cell: ({ slug, title }) => (
      <Link href={`/progress?course=${slug}`} prefetch={false}>
        {title}
      </Link>
    ),
  },
  { title: 'Lessons read', isNumeric: true, cell: ({ lessons }) => formatShare(lessons) },
  { title: 'Quizzes taken', isNumeric: true, cell: ({ quizzes }) => formatShare(quizzes) },
  {
    title: 'Concepts mastered',
    isNumeric: true,
    cell: ({ concepts: { mastered, all } }) => formatShare({ done: mastered, all }),
  },
  { title: 'Cards due', isNumeric: true, cell: ({ due }) => due },
]
