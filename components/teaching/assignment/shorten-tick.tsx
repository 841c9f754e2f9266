import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { pluralForm } from '@/domain/text/format'
import { attempts } from './time-changes'

/** Asks whether a change may shorten attempts in progress. Renders nothing if there are none. */
export function ShortenTick({ inProgress }: { inProgress: number }) {
  if (inProgress === 0) return null
  return (
    <Notice as="div">
      <Checkbox
        name="shorten"
        label={`Also shorten attempts in progress if these settings give less time. Otherwise, ${pluralForm(inProgress, 'the', 'all')} ${attempts(inProgress)} ${pluralForm(inProgress, 'keeps its', 'keep their')} time.`}
        isTicked={false}
      />
    </Notice>
  )
}
