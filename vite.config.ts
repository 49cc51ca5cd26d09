import { readdirSync } from 'node:fs'
import { defineConfig } from 'vite'

const islands = readdirSync('src/web/islands').filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))

export default defineConfig({
  publicDir: 'src/web/public',
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    target: 'chrome110',
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        main: 'src/web/main.css',
        ...Object.fromEntries(islands.map((name) => [name.replace(/\.ts$/, ''), `src/web/islands/${name}`])),
      },
    },
  },
})
