/** The dictionaries of opencc-js: `key value[ value…]` entries separated by `|`. */
declare module 'opencc-js/dict/*' {
  const entries: string
  export default entries
}
