import type { z } from 'zod'
import type { RefusalStatus } from '#platform/refusal.ts'
import { Refusal } from '#platform/refusal.ts'
import type { FormState } from '#ui/form.tsx'
import type { PageContext, Visit } from './visit.ts'

/** What a form brought, as text: several values under one name become a list. Files are read by the page that wants them. */
export async function readFields(c: PageContext): Promise<Record<string, string | string[]>> {
  const body = await c.req.parseBody({ all: true })
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(body)) {
    // A zero byte is never typed, and the database takes none.
    const texts = [value].flat().flatMap((item) => (typeof item === 'string' ? item.replaceAll('\0', '') : []))
    fields[name] = texts.length === 1 ? (texts[0] ?? '') : texts
  }
  return fields
}

type Attempt<T> = { done: true; value: T } | { done: false; form: FormState; status: RefusalStatus }

/** Parses what was typed, does the deed, and turns a "no" into a form that still holds every word. */
export async function attempt<S extends z.ZodType, T>(
  visit: Visit,
  fields: Record<string, string | string[]>,
  schema: S,
  deed: (input: z.output<S>) => Promise<T>,
): Promise<Attempt<T>> {
  const parsed = schema.safeParse(fields)
  if (!parsed.success) {
    const errors: Record<string, string> = {}
    for (const issue of parsed.error.issues)
      errors[String(issue.path[0] ?? '')] ??= visit.say(messageKey(issue), paramsOf(issue))
    return { done: false, form: { values: fields, errors }, status: 422 }
  }
  try {
    return { done: true, value: await deed(parsed.data) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const message = visit.say(error.code, error.params)
    return { done: false, form: { values: fields, errors: { [error.field ?? '']: message } }, status: error.status }
  }
}

// A schema may name its own message (`module.key`); otherwise the kind of problem has one.
function messageKey(issue: z.core.$ZodIssue): string {
  if (/^[a-z-]+\.[a-z0-9.-]+$/.test(issue.message)) return issue.message
  if (issue.code === 'too_small' && issue.origin === 'string' && issue.minimum === 1) return 'web.input.required'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'web.input.required'
  return `web.input.${issue.code.replaceAll('_', '-')}`
}

function paramsOf(issue: z.core.$ZodIssue): Record<string, string | number> {
  return {
    ...('maximum' in issue ? { maximum: Number(issue.maximum) } : {}),
    ...('minimum' in issue ? { minimum: Number(issue.minimum) } : {}),
  }
}

/** After a deed: back to a page, with a word about what was done. */
export function goTo(c: PageContext, address: string, notice?: string): Response {
  if (notice)
    c.header('Set-Cookie', `notice=${encodeURIComponent(notice)}; Path=/; HttpOnly; SameSite=Lax; Max-Age=20`, {
      append: true,
    })
  return c.redirect(address, 303)
}
