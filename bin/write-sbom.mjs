import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { formatLicenses } from './licenses.mjs'

/** `npm run sbom`: writes what the product consists of (CycloneDX) and the licenses of its packages into `reports`. */

const FOLDER = 'reports'

mkdirSync(FOLDER, { recursive: true })
const sbom = execFileSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--omit', 'dev'],
  { maxBuffer: 64 * 1024 * 1024 },
)
writeFileSync(`${FOLDER}/sbom.cdx.json`, sbom)
writeFileSync(`${FOLDER}/licenses.txt`, formatLicenses(JSON.parse(readFileSync('package-lock.json', 'utf8'))))
console.log(`Wrote ${FOLDER}/sbom.cdx.json and ${FOLDER}/licenses.txt.`)
