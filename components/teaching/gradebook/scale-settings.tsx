import { ActionForm } from '@/components/ui/action-form'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-area'
import { formatScale, type GradeScale, SCALE_PRESETS, type ScalePreset } from '@/domain/grades/grade-scale'

type FormAction = React.ComponentProps<typeof ActionForm>['action']
type Props = {
  scale: GradeScale
  hidden: Record<string, string>
  actions: { save: FormAction; choose: FormAction }
}

const PRESET_LABELS: Readonly<Record<ScalePreset, string>> = {
  letters: 'Use A to F',
  signs: 'Use A to F with + and −',
  pass: 'Use pass or fail',
  none: 'Use percentages only',
}

/** The scale of a class: ready-made ones, and a field to edit it. */
export function ScaleSettings({ scale, hidden, actions }: Props) {
  const presets = Object.keys(SCALE_PRESETS) as ScalePreset[]
  return (
    <section aria-labelledby="scale" className="grid gap-4">
      <h2 id="scale">Letter and passing grades</h2>
      <p className="text-muted">
        The gradebook and students see the grade next to the total. It follows the exact total, not the
        rounded one: 89.96% isn’t 90%.
      </p>
      <div className="flex flex-wrap gap-3">
        {presets.map((preset) => (
          <ActionForm
            key={preset}
            action={actions.choose}
            submit={PRESET_LABELS[preset]}
            hidden={{ ...hidden, preset }}
            fields={[]}
          />
        ))}
      </div>
      <ActionForm action={actions.save} submit="Save scale" hidden={hidden} fields={[]}>
        {/* A preset that was chosen replaces what the fields show. */}
        <div key={JSON.stringify(scale)} className="grid gap-5">
          <TextArea
            name="steps"
            label="Scale"
            note="optional"
            rows={Math.max(5, scale.steps.length + 1)}
            value={formatScale(scale)}
            help="One grade in each line, the highest first: the grade, then its lowest percentage. The last one starts at 0."
          />
          <Field
            field={{
              ...{ name: 'passFrom', label: 'Lowest passing percentage', type: 'number', required: false },
              ...{ min: 0, max: 200, step: 'any', defaultValue: scale.passFrom ?? undefined },
            }}
          />
        </div>
      </ActionForm>
    </section>
  )
}
