import { type InterchangeFile, type PackageFiles, QUESTION_FILE } from '../interchange-format'
import { LIMITS } from '../limits'
import { ProblemList } from '../problems'
import { readQti } from '../qti/read'
import { readQti12 } from '../qti12/read'
import type { PackageSummary, Problem, ReadResult, SourceQuiz } from '../question'
import { sampleText, xmlRootName } from '../root-name'
import { readManifest } from './manifest'

const PICTURE_OR_SOUND = /\.(png|jpe?g|gif|svg|webp|bmp|mp3|m4a|ogg|wav|mp4|webm|mov)$/i

/** Groups of a quiz whose banks are looked for. */
const MAX_GROUPS = 200

/** Reads a package of QTI 1.2, 2.x, or 3.0, or a Common Cartridge. A broken file costs only its own questions. */
function readPackage(files: PackageFiles): ReadResult {
  const problems = new ProblemList()
  if (files.names.length === 0) {
    problems.error(0, 'no-manifest', 'The package is empty.')
    return { questions: [], problems: problems.list }
  }
  const isKnown = readManifest(files, problems)
  const skipped = duplicates(files.names)
  const skippedNames = new Set(skipped.map(({ file }) => file))
  const read = questionFiles(files)
    .filter(({ name }) => !skippedNames.has(name))
    .map(({ name, root, bytes }) => ({
      name,
      result: root === 'questestinterop' ? readQti12(bytes, name) : readQti(bytes, name),
    }))
  const questions = read.flatMap(({ result }) => result.questions)
  if (!isKnown && read.length > 0)
    problems.warn(
      0,
      'no-manifest',
      'The package has no imsmanifest.xml. The questions were read from its files.',
    )
  if (!isKnown && read.length === 0)
    problems.error(0, 'no-manifest', 'The package has no imsmanifest.xml and no questions.')
  else if (read.length === 0) problems.error(0, 'no-questions', 'The package has no questions in QTI.')
  const media = files.names.filter((name) => PICTURE_OR_SOUND.test(name)).sort()
  const assessments = read.flatMap(({ name, result }) => quizOf(name, result) ?? [])
  warnAboutBanks(assessments, files.names, problems)
  const dialects = read.flatMap(({ result }) => result.problems).filter(({ code }) => code === 'dialect')
  if (dialects.length > 0 && questions.length === 0) return { questions, problems: joinDialects(dialects) }
  const summary: PackageSummary = {
    ...(assessments.length > 0 ? { assessments } : {}),
    ...(media.length > 0 ? { files: media } : {}),
    ...(skipped.length > 0 ? { skipped } : {}),
  }
  return {
    questions,
    problems: [...problems.list, ...joinDialects(read.flatMap(({ result }) => result.problems))],
    ...(Object.keys(summary).length > 0 ? { package: summary } : {}),
  }
}

/** Texts whose first element is one of QTI, in the order of the package. A test without items is left out. */
function questionFiles(files: PackageFiles): { name: string; root: string; bytes: Uint8Array }[] {
  return files.names.flatMap((name) => {
    if (!QUESTION_FILE.test(name) || /(^|\/)imsmanifest\.xml$/i.test(name)) return []
    const bytes = files.read(name)
    const root = bytes === null || bytes.length > LIMITS.entry ? null : xmlRootName(sampleText(bytes))
    const isQuestion =
      root === 'questestinterop' || root === 'assessmentItem' || root === 'qti-assessment-item'
    return isQuestion && bytes !== null ? [{ name, root, bytes }] : []
  })
}

/** Canvas writes each quiz twice; the file outside the Common Cartridge says more. */
function duplicates(names: readonly string[]): { file: string; why: string }[] {
  const present = new Set(names)
  return names.flatMap((file) => {
    const [, ident] = /^([^/]+)\/assessment_qti\.xml$/.exec(file) ?? []
    const isTwice = ident !== undefined && present.has(`non_cc_assessments/${ident}.xml.qti`)
    return isTwice ? [{ file, why: 'The same quiz is in non_cc_assessments, with more details.' }] : []
  })
}

function quizOf(file: string, { package: contents, questions }: ReadResult): SourceQuiz | null {
  if (contents?.kind === undefined) return null
  const { kind, title = null, groups } = contents
  return { file, kind, title, ...(groups ? { groups } : {}), questions: questions.length }
}

/** An export of one quiz doesn’t contain the banks that it draws from. */
function warnAboutBanks(
  quizzes: readonly SourceQuiz[],
  names: readonly string[],
  problems: ProblemList,
): void {
  for (const { file, title, groups = [] } of quizzes)
    for (const { bank, section, items } of groups.slice(0, MAX_GROUPS))
      if (bank !== null && items === 0 && !names.some((name) => name.includes(bank))) {
        const fix = 'Export the whole course, or the bank, and import it too.'
        problems.warn(
          0,
          'missing-bank',
          `“${section ?? title ?? file}” draws from the bank ${bank}, which isn’t in the package. ${fix}`,
        )
      }
}

/** Many files in a dialect are one problem. */
function joinDialects(problems: readonly Problem[]): Problem[] {
  const inDialect = problems.filter(({ code }) => code === 'dialect')
  const [first] = inDialect
  if (first === undefined) return [...problems]
  const others = problems.filter(({ code }) => code !== 'dialect')
  const message = inDialect.length === 1 ? first.message : `${inDialect.length} files: ${first.message}`
  return [{ severity: 'error', line: 0, code: 'dialect', message }, ...others]
}

export function readPackageFile({ package: files }: InterchangeFile): ReadResult {
  if (files) return readPackage(files)
  const message = 'The file isn’t a package (ZIP).'
  return { questions: [], problems: [{ severity: 'error', line: 0, code: 'not-a-zip', message }] }
}
