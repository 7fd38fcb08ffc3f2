/** The page's style. */
export const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; color: #1d2733; background: #f6f7f9; margin: 0; }
main { max-width: 78rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .5rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .35rem; scroll-margin-top: 1rem; }
p { margin: .25rem 0; }
p.about, p.none { color: #5b6876; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; background: #fff; border: 1px solid #dfe4ea; }
th, td { text-align: left; padding: .4rem .75rem; border-top: 1px solid #eceff3; vertical-align: top; }
th { font-weight: 600; font-size: .8rem; color: #5b6876; border-top: 0; }
th.size { text-align: right; width: 6rem; }
th.time { width: 10rem; }
th.hash { width: 7.5rem; }
th.id { width: 19rem; }
th.short { width: 7rem; }
th.who { width: 14rem; }
td.size { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.time, td.hash { white-space: nowrap; color: #5b6876; font-size: .875rem; }
td.name { overflow-wrap: anywhere; }
tr.child td.name { padding-left: 2.25rem; }
tr { scroll-margin-top: 4rem; }
tr:target td, .here td, h3:target, h3.here { background: #fff7d6; }
code { font: .8rem ui-monospace, monospace; user-select: all; overflow-wrap: anywhere; }
h3 code, h3 small { font-weight: 400; color: #5b6876; }
td p { font-size: .875rem; }
a { color: #0b5cad; }
small { color: #5b6876; }
`;
