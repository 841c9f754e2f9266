import { Checkbox } from '@/components/ui/checkbox'
import { attempts } from './time-changes'

/** Asks whether a change may shorten attempts in progress. Renders nothing if there are none. */
export function ShortenTick({ inProgress }: { inProgress: number }) {
  if (inProgress === 0) return null
  return (
    <div className="rounded-lg bg-wash px-4 py-2">
      <Checkbox
        name="shorten"
        label={`Also shorten attempts in progress if these settings give less time. Otherwise, ${inProgress === 1 ? 'the' : 'all'} ${attempts(inProgress)} ${inProgress === 1 ? 'keeps its' : 'keep their'} time.`}
        isTicked={false}
      />
    </div>
  )
}
