/** What stands in brackets explains a word; it does not translate it. */
export function withoutBrackets(text: string): string {
  return text
    .replace(/\([^)]*\)|（[^）]*）|\[[^\]]*\]|\{[^}]*\}|<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The English of a dictionary entry as a plain phrase: no brackets, articles, abbreviations of grammar or punctuation. */
export function plainEnglish(gloss: string): string {
  return withoutBrackets(gloss)
    .replace(/^(to be |to |a |an |the |sb'?s? |sth )/i, '')
    .replace(/\b(sb|sth|etc|e\.g\.|i\.e\.|lit\.|fig\.|abbr\.|esp\.)\b/gi, ' ')
    .replace(/[^A-Za-z0-9'\- ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
