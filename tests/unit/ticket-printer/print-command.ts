import type { HintsPrint, TicketPrint } from '../../../shared/mqtt/topic-map.ts'

/** A print command of an ordinary ticket; a test names only what it is about. */
export function printCommand(
  ticket: Partial<TicketPrint['ticket']> = {},
  command: Partial<Omit<TicketPrint, 'ticket'>> = {},
): TicketPrint {
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

/** A command to print the hints of an ordinary service; a test names only what it is about. */
export function hintsCommand(
  hints: Partial<HintsPrint['hints']> = {},
  command: Partial<Omit<HintsPrint, 'hints'>> = {},
): HintsPrint {
  return {
    id: 'hints-1',
    kind: 'hints',
    ttlMs: 120_000,
    language: 'zh',
    ...command,
    hints: {
      hallName: { zh: '厅序市政务服务中心', en: 'Tingxu Municipal Service Centre' },
      serviceName: { zh: '不动产转移登记', en: 'Transfer of real estate title' },
      zoneName: { zh: '综合受理区', en: 'Acceptance zone' },
      expectedMinutes: 22,
      matters: [],
      materials: [
        {
          name: { zh: '买卖双方身份证', en: 'Identity cards of buyer and seller' },
          issuedBy: { zh: '公安机关', en: 'the police' },
          copies: { zh: '原件', en: 'Original' },
        },
        { name: { zh: '网签的买卖合同', en: 'The sale contract as signed online' } },
      ],
      mistakes: [{ zh: '只来了一方：买卖双方都要到场。', en: 'Only one side came: both have to be here.' }],
      fee: { zh: '住宅 80 元', en: '80 yuan for a home' },
      printedAt: '2026-11-23 09:31',
      bookUrl: 'http://192.168.1.20:8080/book?service=property-transfer',
      ...hints,
    },
  }
}
