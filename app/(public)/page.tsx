import { HomePage } from '@/components/home/home-page'
import { listCourses } from '@/server/content/read-course'

/** Static, for visitors. Learners get `app/(learn)/learner-home` at the same URL: see next.config.js. */
export default function Home() {
  return <HomePage courses={listCourses()} />
}
