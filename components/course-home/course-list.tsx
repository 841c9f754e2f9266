import Link from 'next/link'
import type { Course } from '@/domain/content/course'
import { plural } from '@/domain/text/format'

/** The courses of the site, each with what it is about and how long it is. */
export function CourseList({ courses }: { courses: readonly Course[] }) {
  return (
    <ul className="mt-4 divide-y divide-line border-line border-y">
      {courses.map(({ slug, title, tagline, lessons, items }) => (
        <li key={slug} className="py-5">
          <Link href={`/courses/${slug}`} prefetch={false} className="font-semibold font-serif text-xl">
            {title}
          </Link>
          <p className="mt-1">{tagline}</p>
          <p className="mt-1 text-muted text-sm">
            {plural(lessons.length, 'lesson')},{' '}
            {plural(items.filter(({ isLessonCheck }) => !isLessonCheck).length, 'question')}
          </p>
        </li>
      ))}
    </ul>
  )
}
