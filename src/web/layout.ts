import { searchForm } from './form.ts'
import { html, type Markup } from './html.ts'
import { type Asked, mentionsLink, searchLink } from './links.ts'

/** Which of the two questions a page answers; null when it answers neither. */
export type View = 'search' | 'mentions' | null

export interface PageParts {
  /** Of the document, before the name of the site. */
  readonly title: string
  /** What stands in the search box, and beside it. */
  readonly asked: Asked
  readonly view: View
  readonly main: Markup
}

/** A whole page: the search box with its two views above what is shown. */
export function layout({ title, asked, view, main }: PageParts): string {
  return html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === '' ? null : `${title} - `}报搜</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="site">
<a class="name" href="/">报搜</a>
${searchForm(asked, view)}
${asked.q.trim() === '' ? null : views(asked, view)}
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer class="site">
<p>逐字检索，结果完整，总数精确。简体繁体、全角半角、括号引号不影响结果。</p>
</footer>
</body>
</html>
`.text
}

function views(asked: Asked, view: View): Markup {
  const tab = (name: View, label: string, href: string) =>
    html`<li><a href="${href}"${name === view ? html` aria-current="page"` : null}>${label}</a></li>`
  return html`<nav class="views" aria-label="查看方式"><ul>
${tab('search', '检索结果', searchLink({ ...asked, page: 1 }))}
${tab('mentions', '谁提到了它', mentionsLink(asked))}
</ul></nav>`
}
