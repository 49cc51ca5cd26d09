import type { Unit } from './claims.ts'
import type { Phrase } from './phrase.ts'

/** Keeps dates, ordinals, levels, lengths of time, percentages, ranges and set phrases from being read as figures. */
export function isChineseFigure(text: string, phrase: Phrase): boolean {
  const { token, term, hedges } = phrase
  const ahead = text.slice(Math.max(0, phrase.start - 12), phrase.start)
  const written = text.slice(token.start, token.end)
  const behindNumber = text.slice(token.end, token.end + 12)
  const behind = text.slice(phrase.end, phrase.end + 12)
  // 第六次, 2:1, A4 and 20-30家 are told by what stands before or behind.
  if (NEVER_AFTER.test(ahead) || (token.kind === 'digits' && /[A-Za-z]-?$/.test(ahead))) return false
  if (RANGE_BEHIND.test(behindNumber) || RANGE_BEHIND.test(behind)) return false
  if (written === '一' || (token.kind === 'bare' && hedges.length === 0)) return false
  if (token.kind === 'digits' && NOT_ONE_NUMBER.test(written)) return false
  if (token.kind !== 'digits' && /\d[ \u00a0]?$/.test(ahead)) return false
  if (!term?.unit) return isFigureWithoutUnit(phrase, ahead, behind)
  // 三元锂电池 is a chemistry; money in single characters is written with a scale.
  if (term.unit === 'yuan' && token.kind === 'characters' && written.length === 1 && !hedges.length) return false
  return !UNIT_IN_A_WORD[term.unit]?.test(text.slice(phrase.end, phrase.end + 6))
}

function isFigureWithoutUnit({ token, hedges }: Phrase, ahead: string, behind: string): boolean {
  if (hedges.length === 0 && !token.hasScale) return false
  // TRL 4以上 is a level.
  if (token.kind === 'digits' && /[A-Za-z][ \u00a0]?$/.test(ahead)) return false
  return !MEASURES.test(behind)
}

const NUMERAL = '\\d零〇一二两三四五六七八九十百千万亿'
const UNITS = '家所人名位场对项个篇条元'

/** 第六次, 百分之五, 2:1, 16+1, 20-30家, 20至30家, 8个到10个. */
const NEVER_AFTER = new RegExp(
  `第[ \u00a0]?$|分之$|[#№]$|\\d[.:：/·+×]$|[${NUMERAL}余多][${UNITS}]?[ ]?(?:[-–—~～至到]|——)[ ]?$`,
)
const RANGE_BEHIND = new RegExp(`^[ ]?[-–—~～至到][ ]?[${NUMERAL}]|^\\.\\d|^[:：/·+×]\\d`)

/** 007 is a name. */
const NOT_ONE_NUMBER = /^0\d/

/** What follows a number that measures time, size or a share instead of counting. */
const MEASURES =
  /^[ \u00a0]?(?:[余多]?个?半?(?:年|月|日|号|天|周|星期|季度|小时|钟头|工作日|世纪)|分钟|秒|点|时|岁|载|代|[%‰]|个?百分点|成(?![果员立功熟绩本])|度|[℃°]|公里|千米|[厘毫微纳]?米|里|公斤|千?克|吨|升|倍|折|级|页|期|届|分(?![别会公校所支析])|[A-Za-z])/

/** A measure word that is the beginning of another word: 6个月, 四位一体, 一条龙, 300人工智能. */
const UNIT_IN_A_WORD: Partial<Record<Unit, RegExp>> = {
  ge: /^[余多]?半?(?:月|小时|星期|工作日|百分点|世纪|季度|钟头|年头)|^体(?:工商)?户/,
  xiang: /^目(?!标)/,
  ren: /^(?:工智能|民币|均)/,
  ming: /^[额次列]/,
  wei: /^(?:一体|数|次)/,
  dui: /^(?:[一于外]|\d)/,
  tiao: /^(?:龙|件|款|例)/,
  chang: /^[地馆所景]/,
  suo: /^[有以在谓]/,
  pian: /^[幅章]/,
  yuan: /^(?:素|器?件|旦|月|宵|宇宙)/,
}
