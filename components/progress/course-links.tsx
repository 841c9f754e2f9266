import { ChoiceLinks } from '@/components/ui/choice-links'

type Props = {
  courses: readonly { slug: string; title: string }[]
  /** The slug of the shown course; null for all courses. */
  current: string | null
  path: string
  /** Whether the page can show all courses together. */
  hasAll?: boolean
}

const ALL = ''

/** Links that choose the course that a page shows. Nothing with one course. */
export function CourseLinks({ courses, current, path, hasAll = false }: Props) {
  if (courses.length < 2) return null
  const titles = courses.map(({ slug, title }) => [slug, title] as const)
  return (
    <ChoiceLinks
      label="Courses"
      choices={Object.fromEntries(hasAll ? [[ALL, 'All courses'], ...titles] : titles)}
      current={current ?? ALL}
      hrefOf={(slug) => (slug === ALL ? path : `${path}?course=${slug}`)}
    />
  )
}
