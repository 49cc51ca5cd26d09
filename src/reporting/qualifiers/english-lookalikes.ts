import type { Phrase } from './phrase.ts'
import { terms } from './wording.ts'

/** Keeps dates, years, ordinals, levels, lengths of time, percentages and ranges from being read as figures. */
export function isEnglishFigure(text: string, phrase: Phrase): boolean {
  const { token, term, hedges } = phrase
  const ahead = text.slice(Math.max(0, phrase.start - 40), phrase.start)
  const behindNumber = text.slice(token.end, token.end + 80)
  const behind = text.slice(phrase.end, phrase.end + 80)
  const written = text.slice(token.start, token.end)
  if (token.kind === 'power') return hedges.length > 0
  if (NEVER_BEFORE.test(behindNumber) || NEVER_AFTER.test(ahead) || /^0\d/.test(written)) return false
  if (hedges.length === 0 && isNumberOfSomething(ahead)) return false
  if (YEAR.test(written) && !(hedges.length > 0 && term)) return false
  if (term) return true
  if (MEASURES.test(behind)) return false
  return hedges.length > 0 || token.hasScale || countsFurtherOn(behind)
}

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec'
const RANGE = '[-–—~]|\\s+(?:to|and|or)\\s+'

/** 6th, 3-day, 5G, 14:25, 20–30, 20 to 30, 16+1, 15 June. A dash between numbers is a range, before a word it is not. */
const NEVER_BEFORE = new RegExp(
  `^(?:[A-Za-z]|-[A-Za-z]|[.:/+×]\\d|\\s*(?:[-–—~]|to\\s)\\s*\\d|(?:${RANGE})\\d+\\s+(?:${MONTHS})\\b|\\s+(?:${MONTHS})\\b)`,
)
const NEVER_AFTER = new RegExp(
  `(?:[A-Za-z]-|[#№$£€¥/+×]|\\d[.:,]|\\d\\s*(?:[-–—~]|\\sto)\\s*|\\b(?:between|from)\\s+\\d[\\d,]*\\s+(?:and|to)\\s+|\\bbetween\\s+|\\b(?:${MONTHS})\\.?\\s+)$`,
  'i',
)

/** House style writes 2,017 companies; 2017 is a year unless a hedge and a noun say otherwise. */
const YEAR = /^(?:19|20)\d\d$/

/** TRL 4, Horizon 2020, Table 12, Phase 2: a name or a kind of thing numbered, not a count. */
function isNumberOfSomething(ahead: string): boolean {
  const match = /([A-Za-z]+\.?)\s+$/.exec(ahead)
  if (!match) return false
  const word = match[1]!
  if (NUMBERED.test(word) || /^[A-Z]{2,}$/.test(word)) return true
  if (word.endsWith('.')) return false
  const startsSentence = /(?:^|[.!?:;]["”’)]?\s*|\n\s*|[“"‘(]\s*)$/.test(ahead.slice(0, match.index))
  return /^[A-Z]/.test(word) && (!startsSentence || NUMBERED_IN_TITLES.test(word))
}

const NUMBERED =
  /^(?:nos?\.?|number|table|room|hall|level|page|pp?\.|phase|issue|article|version|figure|grade|section|chapter|volume|vol\.|annex|step|horizon|industry)$/i
const NUMBERED_IN_TITLES = /^(?:Day|Group|Round|Stage|Part|Track|Line|Floor|Gate|Booth|Stand|Class|Tier|Type|Platform)$/

/** What follows a number that measures time, size or a share instead of counting. */
const MEASURES =
  /^(?:\s*[%‰°℃]|\s*(?:per\s?cent|percentage|percent|seconds?|minutes?|hours?|days?|nights?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)|a\.?m\.?|p\.?m\.?|o’?clock|km|kilomet|met(?:re|er)s?|cm|mm|nm|kg|kilo|tonnes?|tons?|litres?|times|points?|degrees?|pages?)\b)/i

/** "28 preliminary cooperation intents": up to three words stand between the number and what it counts. */
function countsFurtherOn(behind: string): boolean {
  const words = WORDS_BEHIND.exec(behind)?.[0].trim().split(/\s+/) ?? []
  return words.slice(0, 4).some((_, from) => {
    const rest = words.slice(from).join(' ').toLowerCase()
    return terms('en').some(({ form, noun }) => noun !== undefined && (rest === form || rest.startsWith(`${form} `)))
  })
}

const WORDS_BEHIND =
  /^(?:\s+(?!(?:of|in|at|on|to|and|or|from|by|with|for|the|an?|were|was|are|is|had|have|as|that|which|who|than|per)\b)[A-Za-z][A-Za-z’'-]*){1,5}/i
