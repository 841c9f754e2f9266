import { Checkbox } from '@/components/ui/checkbox'
import { EitherField } from '@/components/ui/either-field'
import { Field, type FormField } from '@/components/ui/field'
import { MomentField } from '@/components/ui/moment-field'
import { Select } from '@/components/ui/select'
import type { OwnLimits } from '@/domain/attempts/effective-limits'
import { NO_LIMIT_LABELS } from '@/domain/attempts/no-limit-labels'

type Props = {
  /** The current override; null in a form for several people, whose values can differ. */
  own: { limits: OwnLimits; isFinal: boolean } | null
  /** Whether the override is for learners. A group’s override is never final and has no extra minutes. */
  isOfLearners: boolean
}

/**
 * The fields of an override. Each also submits the value that it showed, so that only changed fields are saved. `layerChangeFrom` on the
 * server reads them.
 */
export function OverrideFields({ own, isOfLearners }: Props) {
  const limits = own?.limits ?? {}
  const { opensAt, dueAt, closesAt, timeLimitSeconds, attempts, extraMinutes } = limits
  const minutes = timeLimitSeconds && timeLimitSeconds / 60
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <DateField name="opensAt" label="Opens" value={opensAt} />
        <DateField name="dueAt" label="Due" value={dueAt} />
        <DateField name="closesAt" label="Closes" value={closesAt} />
        <NumberField
          field={{ name: 'timeLimitMinutes', label: 'Time limit (minutes)', min: 0.5, step: 'any' }}
          value={minutes}
        />
        <NumberField field={{ name: 'attempts', label: 'Attempts', min: 1 }} value={attempts} />
        {isOfLearners && own && extraMinutes !== undefined && (
          <div>
            <Field
              field={{
                name: 'extraMinutes',
                label: 'Extra minutes, added in the live view',
                type: 'number',
                required: false,
                defaultValue: extraMinutes,
                min: 1,
                step: 'any',
              }}
            />
            <input type="hidden" name="extraMinutes-was" value={extraMinutes} />
          </div>
        )}
      </div>
      {isOfLearners && <FinalField isFinal={own?.isFinal} />}
    </>
  )
}

function FinalField({ isFinal }: { isFinal: boolean | undefined }) {
  const options = [
    ['no', 'Accommodations are added to the override'],
    ['yes', 'The override is final: accommodations don’t apply'],
  ] as const
  return (
    <>
      <Select
        name="isFinal"
        label="Accommodations"
        value={isFinal === undefined ? '' : isFinal ? 'yes' : 'no'}
        options={isFinal === undefined ? [['', 'Keep as is'], ...options] : options}
      />
      {isFinal !== undefined && <input type="hidden" name="isFinal-was" value={isFinal ? 'yes' : 'no'} />}
    </>
  )
}

type DateName = 'opensAt' | 'dueAt' | 'closesAt'

function DateField({
  name,
  label,
  value,
}: {
  name: DateName
  label: string
  value: Date | null | undefined
}) {
  return (
    <EitherField>
      <MomentField name={name} label={label} value={value?.toISOString() ?? null} was={shown(value)} />
      <Checkbox name={`${name}-none`} label={NO_LIMIT_LABELS[name]} isTicked={value === null} />
    </EitherField>
  )
}

type NumberProps = {
  field: Omit<FormField, 'name'> & { name: 'timeLimitMinutes' | 'attempts' }
  value: number | null | undefined
}

function NumberField({ field, value }: NumberProps) {
  return (
    <EitherField>
      <Field field={{ ...field, type: 'number', required: false, defaultValue: value ?? '' }} />
      <input type="hidden" name={`${field.name}-was`} value={shown(value)} />
      <Checkbox name={`${field.name}-none`} label={NO_LIMIT_LABELS[field.name]} isTicked={value === null} />
    </EitherField>
  )
}

/** The submitted form of a value: empty if not set, `none` for no limit, or the value. */
function shown(value: Date | number | null | undefined): string {
  if (value === null) return 'none'
  return value instanceof Date ? value.toISOString() : String(value ?? '')
}
