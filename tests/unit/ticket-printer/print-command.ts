import type { PrintCommand } from '../../../shared/mqtt/topic-map.ts'

/** A print command of an ordinary ticket; a test names only what it is about. */
export function printCommand(
  ticket: Partial<PrintCommand['ticket']> = {},
  command: Partial<Omit<PrintCommand, 'ticket'>> = {},
): PrintCommand {
  return {
    id: 'job-1',
    kind: 'original',
    ttlMs: 600_000,
    ...command,
    ticket: {
      number: 'A008',
      class: 'walkin',
      hallName: { zh: '厅序市政务服务中心', en: 'Tingxu Municipal Service Centre' },
      serviceName: { zh: '不动产转移登记', en: 'Transfer of real estate title' },
      zoneName: { zh: '综合受理区', en: 'Acceptance zone' },
      peopleAhead: 12,
      issuedAt: '2026-11-23 09:31',
      followUrl: 'http://192.168.1.20:8080/t/k7m2pq9xw4hdztr6',
      ...ticket,
    },
  }
}
