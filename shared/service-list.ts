/** Stands in a service list for any service, as in that of a comprehensive window (无差别综合窗口). */
export const anyService = '*'

/** True when a window with this list of services takes the service. */
export function takesService(services: readonly string[], serviceId: string): boolean {
  return services.includes(serviceId) || services.includes(anyService)
}
