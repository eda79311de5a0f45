import { encode } from 'uqr'

interface Props {
  readonly content: string
  /** What it is for, in words. */
  readonly label: string
}

/** A QR code with its quiet zone of four modules, black on white whatever the page's colours. */
export function QrCode({ content, label }: Props) {
  const { data, size } = encode(content, { ecc: 'M', border: 4 })
  const d = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      class="qr-code"
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
