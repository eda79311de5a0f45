import { encode } from 'uqr'

interface Props {
  readonly content: string
  /** What it is for, in words. */
  readonly label: string
  readonly class: string
}

/** A QR code with its quiet zone of four modules, black on white whatever the page's colours: one bar per dark run. */
export function QrCode({ content, label, class: className }: Props) {
  const { data, size } = encode(content, { ecc: 'M', border: 4 })
  const d = data
    .flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`))
    .join('')
  return (
    <svg
      class={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={d} fill="#000" />
    </svg>
  )
}

/** The dark runs of a row of modules, each as its begin and length. */
function runs(row: readonly boolean[]): [number, number][] {
  const found: [number, number][] = []
  row.forEach((isDark, x) => {
    if (!isDark) return
    const last = found.at(-1)
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1
    else found.push([x, 1])
  })
  return found
}
