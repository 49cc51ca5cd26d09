// Words of praise and haste that promise much and say how much of nothing. Whole phrases stand before their parts.
const chinese = [
  '国际领先|国际先进|国内领先|国内先进|行业领先|世界一流|国际一流|领先水平|先进水平|一流水平',
  '高性能|高质量|高品质|高精度|高灵敏度|高灵敏|高可靠性|高可靠|高稳定性|高效率|高效|高水平|高标准|高端',
  '低成本|低功耗|低噪声|低能耗|小型化|轻量化|智能化',
  '(?:性能|质量|精度|效果|效率|稳定性|可靠性|一致性|灵敏度|寿命)(?:更|较|很|要|足够|不|不够|不太)?(?:好|高|优|优异|优良|优越|稳定|可靠|强|长|先进|提高|提升)',
  '(?:成本|价格|造价|功耗|能耗|噪声|误差)(?:更|较|很|要|足够)?(?:低|小|便宜|低廉|降低)',
  '更(?:好|高|低|快|强|小|轻|长|稳定|可靠|便宜|先进)|较(?:好|高|低|快|强|小|轻|长)|很(?:好|高|低|快|强)|不(?:太|够)?(?:好|高|低|快|强|稳定)',
  '先进|优异|优良|优越|良好|卓越|便宜|低廉|实惠|尽快|尽量|越\\p{Script=Han}越好|一流|领先|稳定可靠|耐用',
]

const english = [
  'state[- ]of[- ]the[- ]art|cutting[- ]edge|world[- ]class|best[- ]in[- ]class|leading[- ]edge|next[- ]generation',
  '(?:high|higher|highest|low|lower|lowest|good|better|best|top|improved|superior)[- ](?:performance|quality|precision|accuracy|sensitivity|reliability|efficiency|stability|cost|price|power|noise|speed|end)',
  'as (?:soon|fast|cheap|good|small|low|high) as possible|cost[- ]effective|cost[- ]efficient',
  'better|best|cheaper|cheapest|cheap|affordable|inexpensive|faster|fastest|fast|quick|quicker|quickly|higher|lower|smaller|lighter|longer|stronger',
  'advanced|excellent|superior|outstanding|good|great|improved|efficient|powerful|robust|reliable|competitive|leading|modern',
]

/** Words that carry no meaning of their own beside a vague word: what is left without them is what was said. */
const fillers = [
  '性能|质量|效果|产品|技术|水平|方案|要求|需要|希望|我们|我司|一种|一个|一款|可以|能够|具有|的|地|得|要|更|较|很|最|且|和|与|及|等|了|有|是|好|高|低|快|强|大|小|轻|长',
  '\\b(?:an?|the|some|more|most|very|much|with|and|or|of|for|to|we|our|us|is|are|be|it|need|needs|needed|want|wanted|would|like|should|must|as|performance|quality|products?|technology|technologies|solutions?|high|low|small|large|big|short|long|strong|light)\\b',
]

/** A figure, in digits or in words: beside one of these nothing is vague. */
export const numbers =
  /\d|百分之|[一二两三四五六七八九十百千万半]+(?:倍|成|个|年|月|天|次|台|元)|减半|翻番|\b(?:half|twice|double|triple|third|quarter|tenfold)\b/iu

/** Finds vague words in either language, whatever their case. */
export const vagueWords = new RegExp(`${chinese.join('|')}|\\b(?:${english.join('|')})\\b`, 'giu')

/** Vague words together with fillers; what remains of a text without them says something. */
export const emptyWords = new RegExp(`${chinese.join('|')}|\\b(?:${english.join('|')})\\b|${fillers.join('|')}`, 'giu')
