import { searchRuns } from '#platform/search.ts'

/**
 * What of a text can be shared with another: stems of spaced scripts, pairs of letters of unspaced ones. Words that say
 * nothing about a technology are left out, so that nobody is told that two texts have "the" or 技术 in common.
 */
export function tokensOf(text: string): Set<string> {
  return new Set(tellingWords(text).map(foldWord))
}

/** The same as they stand in the text, in its order, for the database to look them up by its own stems. */
export function tellingWords(text: string): string[] {
  return searchRuns(text).flatMap((run) => {
    if (run.isUnspaced) return pairsOf(run.text)
    return isTelling(run.text) ? [run.text] : []
  })
}

/** The words of the first text that the second one holds as well, longest stretches first found, as they stand in the first. */
export function sharedWords(text: string, other: { text: string; tokens: Set<string> }): string[] {
  const folded = other.text.normalize('NFKC').toLowerCase()
  const words = searchRuns(text).flatMap((run) => {
    if (run.isUnspaced) return sharedStretches(run.text, folded, other.tokens)
    return isTelling(run.text) && other.tokens.has(foldWord(run.text)) ? [run.text] : []
  })
  const seen = new Map<string, string>()
  for (const word of words) if (!seen.has(foldWord(word))) seen.set(foldWord(word), word)
  const all = [...seen.values()]
  return all.filter((word) => !all.some((longer) => longer !== word && isUnspaced(word) && longer.includes(word)))
}

/** Plural and verb endings cut off, so that "sensors" and "sensing" meet "sensor" and "sense" half-way. Crude on purpose. */
export function foldWord(word: string): string {
  if (isUnspaced(word) || word.length < 4) return word
  return word
    .replace(/['’]s$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|sh|ch|x)es$/, '')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\p{L}{3})(ing|ed)$/u, '')
    .replace(/e$/, '')
}

function sharedStretches(run: string, other: string, tokens: Set<string>): string[] {
  const letters = [...run]
  const found: string[] = []
  for (let start = 0; start < letters.length - 1; ) {
    if (!tokens.has(letters.slice(start, start + 2).join(''))) {
      start++
      continue
    }
    let end = start + 2
    while (end < letters.length && other.includes(letters.slice(start, end + 1).join(''))) end++
    found.push(...tidyStretch(letters.slice(start, end).join('')))
    start = end
  }
  return found
}

// 的染色体图像和 is said as 染色体图像; what remains may still be an empty word.
function tidyStretch(stretch: string): string[] {
  return stretch
    .split(LITTLE)
    .map((part) => part.replace(EMPTY_ENDS, ''))
    .filter((part) => [...part].length >= 2 && !EMPTY.has(part))
}

function pairsOf(run: string): string[] {
  const letters = [...run]
  return letters
    .slice(0, -1)
    .map((letter, i) => letter + letters[i + 1])
    .filter((pair) => !LITTLE_LETTER.test(pair) && !EMPTY.has(pair))
}

function isTelling(word: string): boolean {
  return word.length > 2 && !/^\d+$/.test(word) && !EMPTY.has(word) && !EMPTY.has(foldWord(word))
}

function isUnspaced(word: string): boolean {
  return UNSPACED.test(word)
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const LITTLE = /[的了和与及在是为对可能等其该此将被把并也或以于而从由个种项不我们]+/
const LITTLE_LETTER = new RegExp(LITTLE.source)

const EMPTY_CHINESE =
  '技术 系统 研究 方法 应用 开发 实现 采用 进行 提供 企业 公司 产品 需求 要求 希望 寻求 合作 项目 具有 使用 用于 基于 通过 ' +
  '解决 提高 有效 示例 目前 现有 相关 具备 支持 满足 适用 适用于 设备 装置 功能 性能 高性能 高效 新型 领域 行业 问题 方案 设计 ' +
  '生产 制造 工艺 国内 国际 水平 达到 以上 以下 左右 需要 成果 创新 能力 过程 方面 条件 情况 主要 重要 关键 工程 服务 平台 ' +
  '结构 材料 数据 信息 市场 客户 用户'
const EMPTY_ENGLISH =
  'the and for with from that this are was were will can our their its into over under than then also been have has had ' +
  'not but all any each more most other such only using use used based new novel high low technology technologies technique ' +
  'system method approach solution product application development research project offer need request company university ' +
  'partner cooperation looking seek seeking provide provides provided process device design work working result improve ' +
  'improved performance sample example one two three make made which while where when what who how between within without ' +
  'through including include includes existing current available able about against across during may should must could would ' +
  'they them there these those very well both own same up out off you your industry industrial market field'
const EMPTY = new Set([...EMPTY_CHINESE.split(' '), ...EMPTY_ENGLISH.split(' ')])
const EMPTY_ENDS = new RegExp(
  `^(?:${EMPTY_CHINESE.replaceAll(' ', '|')})+(?=..)|(?<=..)(?:${EMPTY_CHINESE.replaceAll(' ', '|')})+$`,
  'g',
)
