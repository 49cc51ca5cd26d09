// Node strips types from .ts by itself but does not know .tsx: this hook turns JSX into calls with Vite's own transformer.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'rolldown/utils'

// React checks this when it is loaded; without it every page is rendered by its slow development build.
process.env.NODE_ENV ??= 'production'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const result = transformSync(file, readFileSync(file, 'utf8'), { jsx: { runtime: 'automatic' } })
    if (result.errors.length) throw new SyntaxError(result.errors.map((error) => error.message).join('\n'))
    return { format: 'module', source: result.code, shortCircuit: true }
  },
})
