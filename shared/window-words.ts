/** How much a window takes: any matter (无差别综合窗口), those of a field (分领域综合窗口), one or few (专窗). */
export const windowKinds = ['comprehensive', 'domain', 'dedicated'] as const

/** Whether a window serves. */
export const windowStatuses = ['closed', 'open', 'paused'] as const
