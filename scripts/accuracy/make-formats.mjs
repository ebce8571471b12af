/**
 * Writes the reports of test/gold/reports that are no UTF-8 text from test/gold/sources: Word files and
 * PDFs from manuscripts, PDFs from pages, texts in other encodings, compressed ones. Needs Chromium,
 * the Noto CJK fonts and iconv; the tests need none of them, since what is written is kept.
 *
 *   node scripts/accuracy/make-formats.mjs [part of a path]
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { docx } from './formats/docx.mjs'
import { encoded } from './formats/encoded.mjs'
import { pdfByHand } from './formats/pdf-by-hand.mjs'
import { printed } from './formats/printed.mjs'

const GOLD = new URL('../../test/gold/', import.meta.url)
const BOM = '\ufeff'

const text = (source) => readFileSync(source, 'utf8')
const inEncoding = (encoding) => (source) => encoded(text(source), encoding)
const page = (source) => printed(fileURLToPath(source))
const word = (source) => docx(text(source))

/** Report, what it is written from, and how. */
const FORMATS = [
  ['2008/dijiang-qu.html', '2008/dijiang-qu.html', inEncoding('GB18030')],
  ['2009/yanchuan-laodong.htm', '2009/yanchuan-laodong.htm', inEncoding('GB18030')],
  [
    '2010/liaochuan-linye.txt',
    '2010/liaochuan-linye.txt',
    (source) => encoded(BOM + text(source), 'UTF-16LE'),
  ],
  ['2010/lanjiang-tongji.html', '2010/lanjiang-tongji.html', inEncoding('CP950')],
  ['2011/chengxi-weisheng.html', '2011/chengxi-weisheng.html', inEncoding('GB18030')],
  ['2012/wangxiu-minzheng.txt.gz', '2012/wangxiu-minzheng.txt', (source) => gzipSync(text(source))],
  ['2013/xizhou-guihua.pdf', '2013/xizhou-guihua.html', page],
  ['2014/daishan-wujia.txt', '2014/daishan-wujia.txt', inEncoding('CP950')],
  ['2015/lanjiang-wenhua.pdf', '2015/lanjiang-wenhua.pdf.txt', (source) => pdfByHand(text(source))],
  ['2016/zhushan-xian.docx', '2016/zhushan-xian.docx.txt', word],
  ['2017/xiuyun-jiaoyu.txt', '2017/xiuyun-jiaoyu.txt', inEncoding('UTF-16BE')],
  ['2019/yijiang-xian.pdf', '2019/yijiang-xian.html', page],
  ['2020/danzhou-yingji.docx', '2020/danzhou-yingji.docx.txt', word],
  ['2021/jichuan-shuiwu.pdf', '2021/jichuan-shuiwu.html', page],
  ['2021/zhaojiang-jiaoti.docx', '2021/zhaojiang-jiaoti.docx.txt', word],
  [
    '2023/lanjiang-kejiting.html.gz',
    '2023/lanjiang-kejiting.html',
    (source) => gzipSync(encoded(text(source), 'GB18030')),
  ],
  ['2023/suchuan-gongzuobaogao.docx', '2023/suchuan-gongzuobaogao.docx.txt', word],
  ['2024/xizhou-gongbao.pdf', '2024/xizhou-gongbao.html', page],
  ['2010/danzhou-gongan.txt', '2010/danzhou-gongan.txt', inEncoding('GB18030')],
  ['2014/lanjiang-lvyou.pdf', '2014/lanjiang-lvyou.html', page],
  ['2021/lingjiang-minzheng.txt', '2021/lingjiang-minzheng.txt', inEncoding('GB18030')],
]

for (const [report, source, make] of FORMATS) {
  if (!report.includes(process.argv[2] ?? '')) continue
  const bytes = await make(new URL(`sources/${source}`, GOLD))
  const target = new URL(`reports/${report}`, GOLD)
  mkdirSync(dirname(fileURLToPath(target)), { recursive: true })
  writeFileSync(target, bytes)
  console.log(`${String(bytes.length).padStart(8)}  ${report}`)
}
