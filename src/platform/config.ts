import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { StartFailure } from './database/failure.ts'

/** How this installation runs. Every setting is an environment variable; secrets may come from a file named `…_FILE`. */
export type Config = {
  dataFolder: string
  databaseUrl: string | undefined
  /** Where the dictionaries of matching lie; `none` for the few words the program brings along; undefined for the usual place. */
  lexicon: string | undefined
  host: string
  port: number
  /** The address people reach us at; links in letters begin with it. */
  publicUrl: string
  isDemo: boolean
  smtpUrl: string | undefined
  mailFrom: { name: string; address: string }
}

const schema = z.object({
  DUIHE_DATA: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://user@host/database')
    .optional(),
  DUIHE_LEXICON: z.string().min(1).optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DUIHE_DEMO: z.enum(['0', '1', '']).default(''),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'smtp://user@host:port')
    .optional(),
  MAIL_FROM: z.email().default('duihe@localhost.localdomain'),
  MAIL_FROM_NAME: z.string().default('Duihe'),
})

/** Reads the settings; what the command line says outweighs the environment. Refuses with the name of the wrong one. */
export function readConfig(given: Partial<Config> = {}, env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(withFiles(env))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new StartFailure('start.setting-wrong', { name: issue?.path.join('.') ?? '', reason: issue?.message ?? '' })
  }
  const value = parsed.data
  const host = given.host ?? value.HOST
  const port = given.port ?? value.PORT
  return {
    dataFolder: resolve(given.dataFolder ?? value.DUIHE_DATA),
    // A folder named on the command line means the embedded database in it, whatever the environment says.
    databaseUrl: given.dataFolder ? undefined : value.DATABASE_URL,
    lexicon: value.DUIHE_LEXICON,
    host,
    port,
    publicUrl: (given.publicUrl ?? value.PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/$/, ''),
    isDemo: given.isDemo ?? value.DUIHE_DEMO === '1',
    smtpUrl: value.SMTP_URL,
    mailFrom: { name: value.MAIL_FROM_NAME, address: value.MAIL_FROM },
  }
}

function withFiles(env: NodeJS.ProcessEnv): Record<string, string> {
  const values: Record<string, string> = {}
  for (const name of Object.keys(schema.shape)) {
    const file = env[`${name}_FILE`]
    const value = file ? readFileSync(file, 'utf8').trim() : env[name]
    if (value) values[name] = value
  }
  return values
}
