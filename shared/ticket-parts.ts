/** What a ticket can say under its number, in the usual order. */
export const ticketParts = ['service', 'turn', 'zone', 'time', 'qr', 'advice'] as const
export type TicketPart = (typeof ticketParts)[number]
