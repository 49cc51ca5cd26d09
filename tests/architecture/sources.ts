// The sources as the architecture tests read them.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

export type Source = { path: string; text: string; lines: string[] }

export function sources(pattern: string): Source[] {
  return globSync(pattern, { cwd: root })
    .sort()
    .map((path) => {
      const text = readFileSync(root + path, 'utf8')
      return { path, text, lines: text.split('\n') }
    })
}

export const product = sources('src/**/*.{ts,tsx}')
export const code = product.filter(({ path }) => !path.includes('.test'))

/** The folder of the house a file lives in: `src/catalogue/views/card.tsx` → catalogue. */
export function floorOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1]
}

/** Exceptions carry their reason on the line: `// floor-exception: <reason>`. */
export function isExcused(line: string, rule: string): boolean {
  return new RegExp(`// ${rule}-exception: \\S.{8,}`).test(line)
}
