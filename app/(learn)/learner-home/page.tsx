import { HomePage } from '@/components/home/home-page'
import { listCourses } from '@/server/content/read-course'
import { getLearnerHomes } from '@/server/home/get-learner-home'
import { findViewer } from '@/server/http/viewer'

/**
 * The home page of those with progress, at the URL of the static one (next.config.js). The server renders what to do next,
 * which a script would show seconds later on a slow connection.
 */
export default async function LearnerHome() {
  const viewer = await findViewer()
  const courses = listCourses()
  const homes = viewer ? await getLearnerHomes(viewer, courses, new Date()) : {}
  return <HomePage courses={courses} homes={homes} />
}
