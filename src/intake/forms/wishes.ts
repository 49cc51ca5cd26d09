import { partsOfDay } from '#meetings/timings.ts'
import { wishLevels } from '#meetings/wishes.ts'
import type { SheetForm } from '#platform/sheets/columns.ts'
import { both, column, saidChoices } from './column.ts'

const levels = saidChoices(wishLevels, 'meetings.level', {
  must: '必见 必须 一定要谈 必约 必须洽谈 must_meet',
  want: '希望 愿意 想谈 想见 有意向 希望洽谈 would_like wish',
  no: '不见 不愿意 拒绝 不想谈 不洽谈 回避 not refuse',
})

const halves = saidChoices(partsOfDay, 'meetings.part-of-day', {
  morning: '早上 上午场 仅上午 AM am',
  afternoon: '下午场 仅下午 PM pm',
})

export const wishForm: SheetForm = {
  kind: 'wishes',
  version: 1,
  titles: both('洽谈意愿表', 'Wishes to meet'),
  columns: [
    column('from', 'text', ['提出方', 'Who wishes'], {
      aliases: ['申请方', '本单位', '我方', '提出单位', '企业名称', '单位名称', 'From', 'Organisation'],
      required: true,
      maxLength: 200,
      example: both('JS-001', 'JS-001'),
      help: both('填机构编号，或与机构表一致的名称。', 'Its reference, or its name as in the sheet of organisations.'),
    }),
    column('to', 'text', ['洽谈对象', 'Whom to meet'], {
      aliases: ['对方', '对接单位', '拟洽谈单位', '意向单位', '洽谈机构', '希望洽谈的机构', 'To', 'Wished', 'Meet'],
      required: true,
      maxLength: 200,
      example: both('UK-001', 'UK-001'),
    }),
    column('level', 'choice', ['意愿', 'Wish'], {
      aliases: ['意愿程度', '洽谈意愿', '意向程度', '优先级', 'Level', 'Priority'],
      required: true,
      choices: levels,
      example: both(levels[1]?.labels.zh ?? '', levels[1]?.labels.en ?? ''),
    }),
    column('listing', 'text', ['洽谈项目编号', 'About'], {
      aliases: ['项目编号', '成果编号', '需求编号', '洽谈项目', 'Listing', 'Offer', 'Listing reference'],
      maxLength: 80,
      help: both('对方成果或需求的编号。', 'The reference of the offer or need to talk about.'),
    }),
    column('partOfDay', 'choice', ['上午或下午', 'Part of day'], {
      aliases: ['洽谈时间', '时间要求', '期望时间', '时间段', 'Time of day', 'Morning or afternoon', 'When'],
      choices: halves,
      help: both(
        '留空表示不限。以活动当地中午十二点为界。',
        'Leave empty for any time. Noon at the event divides the day.',
      ),
    }),
    column('note', 'longText', ['说明', 'Note'], {
      aliases: ['备注', '洽谈内容', '洽谈要点', 'Notes', 'Remark', 'Remarks'],
      maxLength: 1000,
    }),
  ],
}
