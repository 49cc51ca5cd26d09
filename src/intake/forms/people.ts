import { attendances } from '#events/delegates.ts'
import { dayParts } from '#meetings/availability.ts'
import { uiLanguages } from '#platform/languages.ts'
import type { SheetForm } from '#platform/sheets/columns.ts'
import { both, column, saidChoices } from './column.ts'
import { languageChoices } from './places-and-tongues.ts'

const parts = saidChoices(dayParts, 'intake.availability', {
  all: '全部 整天 一天 whole_day full_day',
  morning: 'AM',
  afternoon: 'PM',
  working: '工作时间 office_hours working_hours',
  none: '无 不洽谈 不参加 not_available',
})

const ways = saidChoices(attendances, 'events.attends', {
  onsite: '现场 线下 到场 on_site in_person',
  online: '线上 视频 远程 remote video virtual',
})

export const peopleForm: SheetForm = {
  kind: 'people',
  version: 1,
  titles: both('参会人员信息表', 'People'),
  columns: [
    column('nameZh', 'text', ['姓名（中文）', 'Name (Chinese)'], {
      aliases: ['姓名', '中文姓名', '人员姓名', '代表姓名', '参会人员', 'Chinese name'],
      maxLength: 100,
      example: both('王某某', '王某某'),
      help: both('中文、英文姓名至少填一项。', 'Fill in the Chinese or the English name, better both.'),
    }),
    column('nameEn', 'text', ['姓名（英文）', 'Name (English)'], {
      aliases: ['英文姓名', '外文姓名', '姓名（英）', 'Name', 'Full name', 'English name', 'Delegate'],
      maxLength: 100,
      example: both('Wang Moumou', 'Wang Moumou'),
    }),
    column('email', 'email', ['电子邮箱', 'E-mail'], {
      aliases: ['邮箱', '电子邮件', '邮箱地址', 'E-mail address', 'Mail'],
      maxLength: 254,
      example: both('wang@example.com', 'wang@example.com'),
      help: both(
        '用于登录和接收通知；再次导入时按邮箱找到同一人。没有邮箱的，按单位和姓名识别。',
        'For signing in and for letters; a second import finds the person by it, or else by organisation and name.',
      ),
    }),
    column('phone', 'phone', ['联系电话', 'Telephone'], {
      aliases: ['电话', '手机', '手机号', '手机号码', '联系方式', 'Phone', 'Mobile', 'Tel'],
      maxLength: 40,
      example: both('+86 519 8888 8888', '+86 519 8888 8888'),
    }),
    column('organisation', 'text', ['所属机构', 'Organisation'], {
      aliases: [
        '单位',
        '单位名称',
        '机构',
        '机构名称',
        '工作单位',
        '所在单位',
        '企业名称',
        '公司',
        '机构编号',
        'Organization',
        'Company',
        'Affiliation',
        'Institution',
      ],
      maxLength: 200,
      example: both('JS-001', 'JS-001'),
      help: both('填机构编号，或与机构表一致的名称。', 'Its reference, or its name as in the sheet of organisations.'),
    }),
    column('postZh', 'text', ['职务（中文）', 'Post (Chinese)'], {
      aliases: ['职务', '职位', '职称', '职务/职称', '部门及职务'],
      maxLength: 200,
      example: both('总工程师', '总工程师'),
    }),
    column('postEn', 'text', ['职务（英文）', 'Post (English)'], {
      aliases: ['英文职务', '职务（英）', 'Post', 'Position', 'Title', 'Job title', 'Role'],
      maxLength: 200,
      example: both('Chief engineer', 'Chief engineer'),
    }),
    column('languages', 'choices', ['洽谈语言', 'Languages spoken'], {
      aliases: ['语言', '语种', '工作语言', '会话语言', 'Language', 'Languages'],
      choices: languageChoices,
      example: both('中文、英语', 'Chinese; English'),
      help: both('最熟练的写在前面；用于安排翻译。', 'Best first; interpreters are arranged by it.'),
    }),
    column('reads', 'choice', ['通知语言', 'Language of letters'], {
      aliases: ['界面语言', '来信语言', 'Reads', 'Correspondence language'],
      choices: languageChoices.filter(({ code }) => uiLanguages.some((tag) => tag === code)),
      example: both('中文', 'Chinese'),
    }),
    column('availability', 'choice', ['可洽谈时间', 'Available'], {
      aliases: ['可参加时间', '时间安排', '洽谈时间', '参加时段', 'Availability'],
      choices: parts,
      example: both('全天', 'All day'),
      help: both('按活动导入时有效。', 'For imports into an event.'),
    }),
    column('attends', 'choice', ['参会方式', 'Takes part'], {
      aliases: ['参加方式', '出席方式', '线上线下', 'Attendance', 'Attends'],
      choices: ways,
      example: both('现场', 'On site'),
      help: both('按活动导入时有效。', 'For imports into an event.'),
    }),
    column('timeZone', 'text', ['所在时区', 'Time zone'], {
      aliases: ['时区', 'Timezone', 'Zone'],
      maxLength: 60,
      example: both('Europe/London', 'Europe/London'),
      help: both(
        '线上参会者的工作时间按此时区计算。',
        'Working hours of those who take part over video are told by it.',
      ),
    }),
  ],
}
