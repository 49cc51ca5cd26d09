// npm run -s bench -- NAME [--json]: runs bench/NAME.ts, which exports `measure`.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Helpers of a measurement carry its name and a dash; how fast something is may be a measurement of its own.
const names = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
  .filter((file) => /^([a-z]+(-speed|-scale)?|matching-reasons)\.ts$/.test(file) && file !== 'run.ts')
  .map((file) => file.replace('.ts', ''))
const [name = '', ...options] = process.argv.slice(2)

if (names.includes(name)) {
  const { measure } = (await import(`./${name}.ts`)) as { measure: (options: string[]) => Promise<void> }
  await measure(options)
} else {
  console.error(`npm run -s bench -- ${names.join('|')} [--json]`)
  process.exitCode = 2
}
