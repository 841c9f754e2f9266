import { orNotFound } from '@/server/http/page-viewer'
import type { Viewer } from '@/server/http/viewer'
import { findShownCourses, type ShownCourses } from '@/server/progress/shown-course'

/** The props of a page that can be about one course: `?course=` names it. */
export type CourseQuery = { searchParams: Promise<{ course?: string | string[] }> }

/** Finds the courses that a page shows. @returns null if there are none */
export async function findPageCourses(
  viewer: Viewer | null,
  searchParams: CourseQuery['searchParams'],
): Promise<ShownCourses | null> {
  const { course } = await searchParams
  return orNotFound(() => findShownCourses(viewer?.id ?? null, course))
}

/** Returns the query of links that stay with a course; empty if it is the only one. */
export function courseQuery({ slug }: { slug: string }, all: readonly unknown[]): string {
  return all.length > 1 ? `?course=${slug}` : ''
}
