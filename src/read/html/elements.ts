const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Nothing in them is text that a reader sees as part of the page. */
export const UNSEEN = names(
  'script style noscript template head title meta link base iframe object embed applet svg math canvas audio video map select option datalist button input textarea rt rp frameset noframes',
)

/** They stand on lines of their own. */
export const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody tfoot thead tr ul xmp',
)

/** Of these, rows and groups of rows: no gap parts them from other rows. */
export const ROWS = names('tr tbody thead tfoot')

/** White space in them is as it is shown. */
export const PREFORMATTED = names('pre listing plaintext xmp')

/** Around the text of a page, not in it. */
export const FRAMES = names('nav footer aside form dialog menu search')

/** What holds the text: a header in it is the report's own. */
export const TEXTS = names('article main section')

/** Roles that say the same of any element. */
export const FRAME_ROLES = names(
  'navigation banner contentinfo search complementary menu menubar toolbar dialog',
)

/**
 * Words of classes and ids by which page makers call what stands around the text. Toolbars are not among
 * them: source and date often stand in their line, and the cleaning knows their words.
 */
export const BOX_WORDS = names(
  'nav navbar navi navigation topnav menu submenu sidebar crumb crumbs breadcrumb breadcrumbs share sharebox shares bdshare bdsharebuttonbox jiathis related relate recommend footer foot copyright qrcode qr ewm erweima comment comments login search searchbox pager paging prevnext prev friendlink ads banner advert accessibility wza gotop backtop',
)
