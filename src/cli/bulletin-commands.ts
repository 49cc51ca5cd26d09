import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { uiLanguages } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { writePressDocument } from '#reporting/press-document.ts'
import { findReleaseOfEvent, type Release } from '#reporting/press-releases.ts'
import { addresses } from '#web/routes.ts'
import { print, printJson, say } from './output.ts'
import { UsageError } from './run.ts'
import { type DataOptions, withDatabase } from './session.ts'

const formats = ['docx', 'html'] as const
type Format = (typeof formats)[number]

export function registerBulletinCommands(program: Command): void {
  const bulletin = program.command('bulletin').description(say('cli.bulletin.about'))
  bulletin
    .command('build <event>')
    .description(say('cli.bulletin.build'))
    .option('--format <formats>', say('cli.bulletin.format', { formats: formats.join(', ') }), formats.join(','))
    .option('-o, --output <dir>', say('cli.bulletin.output'), '.')
    .option('--data <dir>', say('cli.option.data'))
    .option('--json', say('cli.option.json'))
    .action(build)
}

async function build(slug: string, options: DataOptions & { format: string; output: string }): Promise<void> {
  const wanted = options.format.split(',').map(formatNamed)
  await withDatabase(options, async ({ db, actor, config }) => {
    const { release } = await findReleaseOfEvent(db, actor, slug)
    if (!release) throw new Refusal('cli.bulletin.none', { params: { event: slug } })
    mkdirSync(options.output, { recursive: true })
    const { doors } = await import('../program.ts')
    const pages = doors(db, config)
    const files: string[] = []
    for (const lang of uiLanguages) {
      for (const format of wanted) {
        const file = join(options.output, `${slug}.${lang}.${format}`)
        writeFileSync(file, format === 'docx' ? await writePressDocument(db, release, lang) : await page(release, lang))
        files.push(file)
      }
    }
    if (options.json) printJson({ event: slug, isSigned: release.signature !== undefined, files })
    else print(files.join('\n'))

    // The very page readers see; a draft has none yet.
    async function page({ number, signature }: Release, lang: 'zh' | 'en'): Promise<string> {
      if (!signature) throw new Refusal('cli.bulletin.unsigned', { params: { event: slug } })
      return (await pages.request(addresses(lang).pressRelease(number))).text()
    }
  })
}

function formatNamed(name: string): Format {
  const format = formats.find((candidate) => candidate === name.trim())
  if (!format) throw new UsageError(say('cli.bulletin.format-unknown', { format: name, formats: formats.join(', ') }))
  return format
}
