import type { Context } from 'hono'
import { isUiLanguage, type UiLanguage } from '#platform/languages.ts'

/** The first of our languages the program asks for; English when it asks for none of them. */
export function readerLanguage(c: Context): UiLanguage {
  const wanted = (c.req.header('Accept-Language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isUiLanguage) ?? 'en'
}
