import type { Metadata } from 'next'
import { AssignmentCategories } from '@/components/teaching/gradebook/assignment-categories'
import { CategoryFields } from '@/components/teaching/gradebook/category-fields'
import { ScaleSettings } from '@/components/teaching/gradebook/scale-settings'
import { ActionForm } from '@/components/ui/action-form'
import { BackLink } from '@/components/ui/back-link'
import { getGradeSettings, MAX_CATEGORIES } from '@/server/grades/grade-settings'
import { orNotFound } from '@/server/http/page-viewer'
import { requireViewer } from '@/server/http/viewer'
import {
  choosePresetAction,
  setAssignmentCategoriesAction,
  setCategoriesAction,
  setGradeScaleAction,
} from './actions'

export const metadata: Metadata = { title: 'Gradebook settings' }

type Props = { params: Promise<{ class: string }> }

export default async function GradebookSettingsPage({ params }: Props) {
  const { class: classId } = await params
  const { categories, scale, assignments } = await orNotFound(async () => {
    const viewer = await requireViewer('account')
    return getGradeSettings(viewer.id, classId)
  })
  const hidden = { class: classId }
  return (
    <div className="page-narrow grid gap-12">
      <div>
        <BackLink href={`/classes/${classId}/gradebook`} label="Gradebook" />
        <h1 className="mt-2">Gradebook settings</h1>
        <p className="mt-3 text-muted">
          Totals of the whole class follow immediately, for you and for students. Grades stay as they are.
        </p>
      </div>
      <section aria-labelledby="categories" className="grid gap-4">
        <h2 id="categories">Categories</h2>
        <p className="text-muted">
          Each category counts with its weight, whatever the points of its assignments. If nothing counts in a
          category yet, the other categories share its weight. Dropped grades are those whose removal raises
          the category the most. Without categories, the total is all earned points divided by all possible
          points.
        </p>
        <ActionForm action={setCategoriesAction} submit="Save categories" hidden={hidden} fields={[]}>
          <CategoryFields key={JSON.stringify(categories)} categories={categories} most={MAX_CATEGORIES} />
        </ActionForm>
      </section>
      <section aria-labelledby="assignments" className="grid gap-4">
        <h2 id="assignments">Assignments</h2>
        {assignments.length === 0 ? (
          <p className="text-muted">No assignments yet.</p>
        ) : (
          <>
            <p className="text-muted">
              Extra credit adds earned points but no possible points, so it can only raise a total.
            </p>
            <ActionForm
              action={setAssignmentCategoriesAction}
              submit="Save assignments"
              hidden={hidden}
              fields={[]}
            >
              <AssignmentCategories
                key={JSON.stringify([categories, assignments])}
                {...{ assignments, categories }}
              />
            </ActionForm>
          </>
        )}
      </section>
      <ScaleSettings
        {...{ scale, hidden }}
        actions={{ save: setGradeScaleAction, choose: choosePresetAction }}
      />
    </div>
  )
}
