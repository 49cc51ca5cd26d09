import { isChineseFigure } from './chinese-lookalikes.ts'
import { isBare, readNumeral } from './chinese-numerals.ts'
import type { Grammar, Token } from './phrase.ts'
import { powerWords, terms, type Wording, wordingOf, wordings } from './wording.ts'

/** Figures in Chinese text: 近80名, 92万多人次, 十余家, ６０余 场. */
export const chinese: Grammar = {
  tokens: (text) => [...digitTokens(text), ...characterTokens(text)].toSorted((a, b) => a.start - b.start),

  hedgeAt(text, position, place, token) {
    return place === 'before' ? hedgeBefore(text, position, token) : hedgeBehind(text, position, place, token)
  },

  termAt(text, position) {
    const from = position + gapLength(text, position)
    const term = terms('zh').find(({ form }) => text.startsWith(form, from))
    return term && { term, length: from - position + term.form.length }
  },

  isFigure: isChineseFigure,
}

const DIGITS = /(?<!\d)(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/g
const CHARACTERS = /[零〇一二两三四五六七八九十百千万亿]+/g
const SCALE = /万亿|[十百千]?[万亿]|千(?![克米瓦伏卡])/y
const SCALE_EXPONENTS: Record<string, number> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 }
const GAP = /[ \u00a0\u2009\u202f\u3000]?/y

function digitTokens(text: string): Token[] {
  return [...text.matchAll(DIGITS)].map((match) => {
    const digits = match[0].replaceAll(',', '')
    const end = match.index + match[0].length
    const scaled = scaleAt(text, end)
    return {
      start: match.index,
      end: end + (scaled?.length ?? 0),
      value: Number(`${digits}e${scaled?.exponent ?? 0}`),
      kind: 'digits',
      hasScale: scaled !== undefined,
      ...(scaled?.inside && { inside: scaled.inside }),
    }
  })
}

function characterTokens(text: string): Token[] {
  return [...text.matchAll(CHARACTERS)].flatMap((match): Token[] => {
    const end = match.index + match[0].length
    const value = readNumeral(match[0])
    if (value === undefined) return []
    const scaled = scaleAt(text, end)
    const token = {
      start: match.index,
      kind: isBare(match[0]) ? 'bare' : 'characters',
      hasScale: /[万亿]/.test(match[0]),
    } as const
    if (!scaled?.inside) return [{ ...token, end, value }]
    return [
      {
        ...token,
        end: end + scaled.length,
        value: value * 10 ** scaled.exponent,
        hasScale: true,
        inside: scaled.inside,
      },
    ]
  })
}

/** The scale behind a number, with the hedge that may stand before it: the 余万 of 30余万. */
function scaleAt(text: string, position: number): { length: number; exponent: number; inside?: Wording } | undefined {
  const from = position + gapLength(text, position)
  const inside = between(text, from)
  const match = matchAt(SCALE, text, from + (inside?.length ?? 0))
  if (!match) return undefined
  const exponent = [...match].reduce((sum, character) => sum + SCALE_EXPONENTS[character]!, 0)
  const length = from - position + (inside?.length ?? 0) + match.length
  return { length, exponent, ...(inside && { inside: inside.wording }) }
}

function between(text: string, position: number): { wording: Wording; length: number } | undefined {
  // 十几家 says the same as 十余家; it has no form in digits, so it is read and never printed.
  if (text[position] === '几') return { wording: wordingOf('zh', 'yu'), length: 1 }
  return longest(wordings('zh').filter(({ place, word }) => place === 'between' && text.startsWith(word, position)))
}

function hedgeBehind(text: string, position: number, place: Wording['place'], token: Token) {
  const gap = gapLength(text, position)
  const behind = text.slice(position + gap)
  if (place === 'between' && behind.startsWith('几') && token.kind === 'digits') return undefined
  const hedge =
    place === 'between'
      ? between(text, position + gap)
      : longest(wordings('zh').filter((wording) => wording.place === 'after' && behind.startsWith(wording.word)))
  if (!hedge || BEHIND_NOT_A_HEDGE.test(behind)) return undefined
  return { wording: hedge.wording, length: hedge.length + gap }
}

function hedgeBefore(text: string, position: number, token: Token) {
  const ahead = text.slice(Math.max(0, position - 8), position)
  const trimmed = ahead.replace(/[ \u00a0\u2009\u202f\u3000]$/, '')
  const isPower = powerWords('zh', token.value)[0] === text.slice(token.start, token.end)
  const hedge = longest(
    wordings('zh').filter(
      ({ place, word, qualifier }) =>
        place === 'before' && trimmed.endsWith(word) && (qualifier !== 'several' || isPower),
    ),
  )
  if (!hedge || NOT_A_HEDGE[hedge.wording.word]?.test(trimmed.slice(0, -hedge.length))) return undefined
  return { wording: hedge.wording, length: hedge.length + ahead.length - trimmed.length }
}

function longest(found: Wording[]): { wording: Wording; length: number } | undefined {
  const wording = found.toSorted((a, b) => b.word.length - a.word.length)[0]
  return wording && { wording, length: wording.word.length }
}

function gapLength(text: string, position: number): number {
  return matchAt(GAP, text, position)?.length ?? 0
}

function matchAt(pattern: RegExp, text: string, position: number): string | undefined {
  pattern.lastIndex = position
  return pattern.exec(text)?.[0]
}

/** What turns a hedge into a part of another word: 签约7个项目 signs exactly seven, 最近3场 are the last three. */
const NOT_A_HEDGE: Record<string, RegExp> = {
  近: /[附最临靠邻亲远]$/,
  约: /[预签邀条合违公契履盟节失特缔毁续租商制]$/,
  超: /[赶高反]$/,
  数: /[人总次家个指函参系分岁倍基件多少无]$/,
}
const BEHIND_NOT_A_HEDGE = /^(?:多(?:边|元[化文主融共投]|样|媒体|方|功能|层|维|年生)|余(?:额|杭|姚)|以上(?:述|海))/
