import { redirect } from 'next/navigation'

type Props = { params: Promise<{ class: string; assignment: string }> }

/** The former address of the settings, which are now a section of the page that edits the assignment. */
export default async function RulesPage({ params }: Props) {
  const { class: classId, assignment: assignmentId } = await params
  redirect(`/classes/${classId}/assignments/${assignmentId}/edit#rules`)
}
