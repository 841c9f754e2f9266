import { FUZZED_FORMATS, fuzzFormat } from './fuzz-files'

/** Reads 10,000 broken files of each format; SEED repeats a run. A line `kept: ` for each format that neither throws nor hangs. */

const COUNT = 10_000
const seed = process.env.SEED ?? String(Date.now())
console.log(`Seed ${seed}`)
for (const format of FUZZED_FORMATS) {
  const faults = await fuzzFormat(format, COUNT, seed)
  if (faults.length === 0) console.log(`kept: ${COUNT} broken files of ${format}`)
  else console.log([`${format}: ${faults.length} faults`, ...faults.slice(0, 5)].join('\n'))
}
