import type { Text } from '../../shared/text.ts'
import type { FaultKind } from './fault.ts'

const faultWords: Record<FaultKind, Text> = {
  none: { zh: '正常', en: 'Ready' },
  'paper-low': { zh: '纸将尽', en: 'Paper low' },
  'paper-out': { zh: '缺纸', en: 'Paper out' },
  'cover-open': { zh: '上盖打开', en: 'Cover open' },
  'cutter-error': { zh: '切刀卡住', en: 'Cutter jammed' },
  reset: { zh: '断电重启', en: 'Reset' },
  silence: { zh: '无应答', en: 'Silent' },
  offline: { zh: '关机', en: 'Switched off' },
}

const style = `
:root{--ink:#10262f;--ink-2:#47606b;--paper:#f4f7f6;--surface:#fff;--line:#d5dfde;--sea:#0a6a72;--sea-deep:#064a51;--sea-tint:#e2f0f0;--jade:#17754a;--jade-tint:#e1f2e9;--amber:#8a5200;--amber-tint:#fdf0d9;--red:#b0261c;--red-tint:#fbe6e3}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:400 16px/1.5 "Noto Sans SC Variable","Noto Sans SC",sans-serif}
header{padding:24px 32px 0;display:flex;flex-wrap:wrap;gap:8px 24px;align-items:baseline}
h1{margin:0;font-size:28px;line-height:1.3}
small,.en{font-size:14px;color:var(--ink-2);font-weight:400}
#state{margin-left:auto;padding:4px 16px;border-radius:8px;background:var(--jade-tint);color:var(--jade);font-weight:600}
#state.warn{background:var(--amber-tint);color:var(--amber)}
#state.lost{background:var(--red-tint);color:var(--red)}
form{margin:16px 32px 0;padding:16px;display:flex;flex-wrap:wrap;gap:8px;align-items:center;background:var(--surface);border:1px solid var(--line);border-radius:12px}
form b{margin-right:8px}
button{font:inherit;min-height:48px;padding:4px 16px;border:1px solid var(--line);border-radius:8px;background:var(--surface);color:var(--ink);cursor:pointer;line-height:1.25;text-align:center}
button .en{display:block}
button:hover{border-color:var(--sea)}
button[aria-pressed=true]{background:var(--sea);border-color:var(--sea);color:#fff}
button[aria-pressed=true] .en{color:var(--sea-tint)}
:focus-visible{outline:3px solid var(--sea);outline-offset:2px}
label{display:flex;gap:8px;align-items:center;margin-left:16px;min-height:48px}
input{width:20px;height:20px;accent-color:var(--sea)}
main{padding:24px 32px 48px;display:grid;gap:32px 24px;grid-template-columns:repeat(auto-fill,minmax(300px,1fr));align-items:start;max-width:1800px}
figure{margin:0}
figure svg{display:block;width:100%;max-width:480px;height:auto;border:1px solid var(--line);border-bottom:0;background:none}
figcaption{display:flex;flex-wrap:wrap;gap:4px 16px;padding:8px 4px;color:var(--ink-2);font-size:14px;max-width:480px}
figcaption strong{color:var(--ink)}
.chip{padding:0 8px;border-radius:8px;background:var(--amber-tint);color:var(--amber)}
.chip.hints{background:var(--sea-tint);color:var(--sea-deep)}
.chip.torn{background:var(--red-tint);color:var(--red)}
figcaption a{margin-left:auto;color:var(--sea-deep)}
#empty{grid-column:1/-1;padding:64px 16px;text-align:center;color:var(--ink-2);border:1px dashed var(--line);border-radius:12px}
#empty p{margin:0;font-size:20px;color:var(--ink)}
@media (prefers-reduced-motion:no-preference){figure{animation:feed .25s ease-out}@keyframes feed{from{transform:translateY(-12px);opacity:.4}}}
`

/** Asks for news every second; the paper itself is fetched once per ticket. */
const script = `
const words = JSON.parse(document.getElementById('words').textContent)
const list = document.querySelector('main'), empty = document.getElementById('empty'), state = document.getElementById('state')
const buttons = [...document.querySelectorAll('button[data-fault]')], midPrint = document.getElementById('mid-print')
let boot, newest = 0
const time = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
function chip(zh, en, kind) { const el = document.createElement('span'); el.className = 'chip ' + kind; el.textContent = zh + ' ' + en; return el }
async function show(ticket, keep) {
  const figure = document.createElement('figure')
  figure.innerHTML = await (await fetch('tickets/' + ticket.n + '.svg')).text()
  const caption = document.createElement('figcaption'), name = document.createElement('strong'), link = document.createElement('a')
  name.textContent = '#' + ticket.n + (ticket.number ? ' · ' + ticket.number : '')
  caption.append(name, time.format(ticket.printedAt))
  if (ticket.kind === 'reprint') caption.append(chip('补打', 'Reprint', ''))
  if (ticket.kind === 'hints') caption.append(chip('办事指南', 'Guide', 'hints'))
  if (!ticket.complete) caption.append(chip('未打完', 'Not finished', 'torn'))
  if (ticket.unknownCommands.length > 0) caption.append(chip('未知指令', 'Unknown commands: ' + ticket.unknownCommands.join(', '), 'torn'))
  if (ticket.qr && /^https?:/.test(ticket.qr)) { link.href = ticket.qr; link.textContent = '打开二维码 Open QR link'; link.rel = 'noreferrer'; caption.append(link) }
  figure.append(caption)
  list.prepend(figure)
  while (list.querySelectorAll('figure').length > keep) list.querySelector('figure:last-of-type').remove()
}
function mark(fault) {
  for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.fault === fault.fault))
  const armed = fault.afterBytes > 0, text = words[fault.fault]
  state.textContent = armed ? '将在打印途中：' + text.zh + ' · ' + text.en + ' during the next print' : text.zh + ' ' + text.en
  state.className = fault.fault === 'none' ? '' : 'warn'
}
async function look() {
  try {
    const news = await (await fetch('tickets?after=' + newest)).json()
    if (boot !== undefined && news.boot !== boot) { location.reload(); return }
    boot = news.boot
    mark(news.fault)
    for (const ticket of news.tickets.reverse()) { await show(ticket, news.keep); newest = ticket.n }
    empty.hidden = newest > 0
  } catch { state.textContent = '与虚拟打印机失去连接 Virtual printer not reachable'; state.className = 'lost' }
  setTimeout(look, 1000)
}
for (const button of buttons) button.addEventListener('click', async () => {
  const afterBytes = midPrint.checked && button.dataset.fault !== 'none' ? 400 : 0
  const answer = await fetch('fault', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ fault: button.dataset.fault, afterBytes }) })
  if (answer.ok) mark((await answer.json()).fault)
})
look()
`

function faultButton([kind, { zh, en }]: [string, Text]): string {
  return `<button type="button" data-fault="${kind}" aria-pressed="false">${zh}<span class="en">${en}</span></button>`
}

/** The page that shows what the virtual printer printed, in both languages. */
export function virtualPrinterPage(fontsHref: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>虚拟打印机 Virtual printer</title><link rel="icon" href="data:,"><link rel="stylesheet" href="${fontsHref}"><style>${style}</style></head>
<body><header><h1>虚拟打印机 <small lang="en">Virtual printer</small></h1><span id="state" role="status">…</span></header>
<form aria-label="打印机状态 Printer state"><b>打印机状态 <span class="en" lang="en">Printer state</span></b>${Object.entries(faultWords).map(faultButton).join('')}
<label><input type="checkbox" id="mid-print"><span>在打印途中发生 <span class="en" lang="en">strike in mid-print</span></span></label></form>
<main><div id="empty" hidden><p>还没有打印任何号票</p><span lang="en">Nothing has been printed yet. Take a ticket at the kiosk and it appears here.</span></div></main>
<script type="application/json" id="words">${JSON.stringify(faultWords)}</script><script type="module">${script}</script></body></html>`
}
