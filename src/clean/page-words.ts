/** What page makers put around a report, in simplified script. Each begins where it is tried. */

/** Recognised anywhere on a page: no report says this of itself. */
const UNMISTAKABLE = [
  // font-size boxes: 字体:[大 中 小] 【字号：加大 还原 减小】 字号【 字体:[ ]
  '[\\[【(（]?\\s{0,4}(?:选择)?(?:阅读)?(?:字体|字号)(?:大小|显示|选择|设置)?\\s{0,4}[:：]?\\s{0,4}[\\[【(（]?\\s{0,4}大\\s{0,4}[|/、]?\\s{0,4}中\\s{0,4}[|/、]?\\s{0,4}小\\s{0,4}[\\]】)）]{0,2}',
  '[\\[【(（]?\\s{0,4}(?:选择)?(?:阅读)?(?:字体|字号|视力保护色?)(?:大小|显示|选择|设置)?\\s{0,4}[:：]?\\s{0,4}[\\[【(（]?(?:\\s{0,4}(?:超大|特大|加大|放大|增大|还原|恢复|默认|正常|缩小|减小|[大中小Tt+\\-|/、]))*\\s{0,4}[\\]】)）]{0,2}(?![:：\\u4e00-\\u9fff]|\\s{1,4}[:：])',
  '[\\[【(（]\\s{0,4}(?:字体|字号)\\s{0,4}[:：]?\\s{0,4}[\\]】)）]',
  '[\\[【(（]\\s{0,4}大\\s{1,4}中\\s{1,4}小\\s{0,4}[\\]】)）]',
  'T\\s{0,2}大\\s{0,2}T\\s{0,2}小|A\\+\\s{0,4}A-?',
  // counters
  '[\\[【(（]?(?:浏览|点击|阅读|访问|查看|下载|人气|点击率|点击量|浏览量|阅读量|访问量)(?:次数|人次|人数|数量|数|量|率)?\\s{0,4}[:：]\\s{0,4}[-\\[（(]{0,2}\\s{0,4}\\d{0,12}\\s{0,2}(?:次|人次)?[\\]】)）]{0,2}',
  '(?:您是|您是第)第?\\s{0,4}\\d{1,12}\\s{0,4}位(?:访问者|访客|浏览者)',
  // who handled the page
  '[\\[【(（]?(?:责任编辑|责编|值班编辑|网站编辑|编辑员|编辑|信息录入|录入员|录入人|录入|录入者|信息审核|审核人|审核|审签|发布人|撰稿|校对|信息员|终审|初审|二审|三审)\\s{0,4}[:：]\\s{0,4}[^\\s。，,；;|\\]】)）]{0,12}(?:[\\]】)）]|(?=[\\s|]|$))',
  '(?:用|打开)?微信(?:扫描|扫一扫)[^。\\s]{0,40}|扫一扫[^。\\s]{0,40}|扫描二维码[^。\\s]{0,40}',
  '(?:分享|转发)(?:到|至|给)?\\s{0,4}[:：]',
  '(?:上|下)一(?:篇|条|页|个)\\s{0,4}[:：]\\s{0,4}[^。]{0,60}',
  '[\\[【(（]\\s{0,4}(?:我要)?(?:打印|列印|收藏|关闭|返回|纠错|复制)[^。\\[\\]【】()（）]{0,12}[\\]】)）]',
  '您(?:现在|当前)?(?:所在)?(?:的)?位置(?:是)?\\s{0,4}[:：]?[^。]{0,120}',
  '(?:当前|现在|所在)(?:所在)?(?:的)?位置(?:是)?\\s{0,4}[:：][^。]{0,120}',
] as const

/** Single words of toolbars and share boxes: furniture at the edges of a page only. */
const EDGE = [
  '[\\[【(（]?\\s{0,2}(?:我要|点击)?(?:打印|列印)(?:本页|此页|本文|该页|页面|预览|文章|内容|正文|窗口)?\\s{0,2}[\\]】)）]?',
  '[\\[【(（]?\\s{0,2}(?:加入|添加)?收藏(?:本页|此页|本文|本站|夹|网页)?\\s{0,2}[\\]】)）]?',
  '[\\[【(（]?\\s{0,2}关闭(?:本页|此页|窗口|本窗口|页面|网页|该页)?\\s{0,2}[\\]】)）]?',
  '[\\[【(（]?\\s{0,2}返回(?:顶部|首页|上一?页|列表|上级|主页|目录)?\\s{0,2}[\\]】)）]?',
  '设为首页|网站首页|首页|网站地图|网站声明|联系我们|关于我们|隐私声明|版权声明|法律声明|使用帮助|常见问题|无障碍(?:浏览|阅读|服务)?|长者(?:模式|版|助手)|长辈版|适老化|繁体(?:版|中文)?|简体(?:版|中文)?|繁體|简繁转换|English|手机版|电脑版|移动版|WAP版|RSS|登录|注册|登陆|搜索|高级搜索|站内搜索',
  '(?:我要)?纠错|我要留言|在线朗读|语音播报|朗读|听全文|复制链接|复制网址|推荐给(?:好友|朋友)|推荐|转发|分享(?:到|至|本页|文章|按钮)?|更多(?:>>|»|\\.{2,})?|微信好友|微信朋友圈|朋友圈|微信|新浪微博|腾讯微博|微博|人人网|人人|开心网|豆瓣网?|QQ空间|QQ好友|QQ|百度贴吧|网易微博|搜狐微博|复制|举报|点赞|评论|顶|踩|视力保护色?|保护视力色?|背景色|双击(?:自动)?滚屏|繁|简|大|中|小',
  '(?:下载|相关|附件)(?:附件|下载|列表|文件|链接|文章|新闻|信息|阅读|解读|稿件|专题|报道|资料)\\s{0,4}[:：]?',
  '(?:版权所有|主办单位|主办|承办单位|承办|技术支持|技术维护|运维单位|网站标识码|政府网站标识码|网站备案|备案号|备案编号|建议使用|最佳分辨率|copyright|©)[^。]{0,120}',
  '[\\u4e00-\\u9fff]{0,2}(?:ICP备|公网安备)[^。]{0,40}',
  '[^\\s。]{1,60}\\.(?:docx?|xlsx?|pdf|wps|et|rar|zip|ofd)(?:\\s{0,4}[(（][^()（）]{0,20}[)）])?',
  '-{0,2}>|[|｜>»›·•\\[\\]【】()（）/—\\-=_*]{1,200}',
] as const

const unmistakable = new RegExp(UNMISTAKABLE.join('|'), 'iy')
const edge = new RegExp(`(?:${[...UNMISTAKABLE, ...EDGE].join('|')})`, 'iy')

/** What `UNMISTAKABLE` can begin with: nearly every line of a report is turned away by its first. */
const BEGINS =
  /[\s[【(（选阅字视大TtAa浏点访查下人您责值网编信录审发撰校终初二三用打微扫分转上我列收关返纠复当现所]/
const MAY_BEGIN = new Uint8Array(0x10000)
for (let unit = 0; unit < MAY_BEGIN.length; unit += 1) {
  if (BEGINS.test(String.fromCharCode(unit))) MAY_BEGIN[unit] = 1
}

/** Where the furniture nobody mistakes for text that begins at `at` ends, or -1. */
export function unmistakableEnd(plain: string, at: number): number {
  if (MAY_BEGIN[plain.charCodeAt(at)] !== 1) return -1
  unmistakable.lastIndex = at
  return unmistakable.test(plain) ? unmistakable.lastIndex : -1
}

/** The same with the words of toolbars, which are furniture at the edges of a page only. */
export function edgeEnd(plain: string, at: number): number {
  edge.lastIndex = at
  return edge.test(plain) ? edge.lastIndex : -1
}

/** 首页 > 政务公开 > 年报 */
const BREADCRUMB = /^(?:网站)?首页\s{0,4}[>»›\-—/|→]|(?:[^>»›。]{1,30}\s{0,4}[>»›]\s{0,4}){2}/

export function isBreadcrumb(plain: string): boolean {
  return (
    plain.length <= 120 &&
    /[>»›首]/.test(plain) &&
    !plain.includes('。') &&
    BREADCRUMB.test(plain.slice(0, 130))
  )
}

/** - 6 -, — 3 —, 第 3 页 共 9 页 */
const PAGE_NUMBER =
  /^(?:[-—–－‐·]{1,4}\s{0,4}\d{1,4}\s{0,4}[-—–－‐·]{1,4}|第\s{0,3}\d{1,4}\s{0,3}页(?:\s{0,4}[,，/]?\s{0,4}共\s{0,3}\d{1,4}\s{0,3}页)?)$/

export function isPageNumber(plain: string): boolean {
  return plain.length <= 24 && PAGE_NUMBER.test(plain)
}
