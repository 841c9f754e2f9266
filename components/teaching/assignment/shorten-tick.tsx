import { Checkbox } from '@/components/ui/checkbox'
import { Notice } from '@/components/ui/notice'
import { attempts } from './time-changes'

/** Asks whether a change may shorten attempts in progress. Renders nothing if there are none. */
export function ShortenTick({ inProgress }: { inProgress: number }) {
  if (inProgress === 0) return null
  return (
    <Notice as="div">
      <Checkbox
        name="shorten"
        label={`Also shorten attempts in progress if these settings give less time. Otherwise, ${inProgress === 1 ? 'the' : 'all'} ${attempts(inProgress)} ${inProgress === 1 ? 'keeps its' : 'keep their'} time.`}
        isTicked={false}
      />
    </Notice>
  )
}
