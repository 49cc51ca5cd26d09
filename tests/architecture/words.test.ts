import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { code, sources } from './sources.ts'

type Catalogue = Map<string, string>

const zh = catalogue('zh')
const en = catalogue('en')

test('Chinese and English say the same things', () => {
  assert.deepEqual(
    [...zh.keys()].filter((key) => !en.has(key)),
    [],
    'only in zh',
  )
  assert.deepEqual(
    [...en.keys()].filter((key) => !zh.has(key)),
    [],
    'only in en',
  )
})

test('a message has the same blanks in both languages', () => {
  const differing = [...zh].filter(([key, text]) => blanks(text).join() !== blanks(en.get(key) ?? '').join())
  assert.deepEqual(
    differing.map(([key]) => key),
    [],
  )
})

test('no message is empty or still in the other language', () => {
  const wrong = [...en].filter(
    ([key, text]) => text.trim() === '' || (/\p{Script=Han}/u.test(text) && !MIXED.test(key)),
  )
  assert.deepEqual(
    wrong.map(([key]) => key),
    [],
  )
})

test('every refusal and every message the code names has its words', () => {
  const named = code.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:new Refusal|new StartFailure|\bsay)\(\s*'([a-z]+\.[a-zA-Z0-9._-]+)'/g)].map(([, key]) => ({
      path,
      key: key ?? '',
    })),
  )
  const missing = named.filter(({ key }) => !zh.has(key)).map(({ path, key }) => `${path}: ${key}`)
  assert.deepEqual(missing, [])
})

test('code speaks no human language of its own', () => {
  const spoken = code
    .filter(({ path }) => !ALLOWED.some((allowed) => path.startsWith(allowed)))
    .flatMap(({ path, lines }) =>
      lines
        .filter((line) => /\p{Script=Han}/u.test(line.replace(/\/\/.*|^\s*(\/?\*).*|\/\*.*?\*\//u, '')))
        .map((line) => `${path}: ${line.trim()}`),
    )
  assert.deepEqual(spoken, [])
})

/** Keys whose English is meant to hold Chinese characters, such as the name of the other language. */
const MIXED = /^(settings\.topics-hint|web\.other-language|web\.product|start\.ready)|\bcjk\b|^figures\./

/** Places where words of the field are data: vocabularies, sample data, grammars of printed figures, column labels. */
const ALLOWED = [
  'src/demo/',
  'src/catalogue/vocabularies/',
  'src/reporting/qualifiers/',
  'src/reporting/metrics',
  'src/platform/sheets/',
  'src/intake/forms/',
  'src/platform/docx/',
  'src/people/first-administrator.ts',
  'src/matching/terms.ts',
  'src/matching/words.ts',
  'src/api/schemas.ts',
  'src/intake/forms/',
]

// What is printed must be the same in both languages; what only chooses a form, such as a plural, need not be.
function blanks(text: string): string[] {
  return [...new Set(printed(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst()))].sort()
}

function printed(elements: Element[], counted = ''): string[] {
  return elements.flatMap((element) => {
    if ('options' in element)
      return Object.values(element.options).flatMap(({ value }) => printed(value, element.value))
    if (!('value' in element)) return [counted]
    return element.type === LITERAL ? [] : [element.value]
  })
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
const LITERAL = 0

function catalogue(lang: string): Catalogue {
  return new Map(
    sources(`locales/${lang}/*.json`).flatMap(({ path, text }) => {
      const module = path.replace(/^.*\/|\.json$/g, '')
      return Object.entries(JSON.parse(text) as Record<string, string>).map(([key, value]): [string, string] => [
        `${module}.${key}`,
        value,
      ])
    }),
  )
}
