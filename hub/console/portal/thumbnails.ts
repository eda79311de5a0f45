/** Small pictures of the screens, made by `npm run screenshots -- --keep`. */
export const thumbnails = {
  book: new URL('./thumbnails/book.webp', import.meta.url).href,
  'my-bookings': new URL('./thumbnails/my-bookings.webp', import.meta.url).href,
  follow: new URL('./thumbnails/follow.webp', import.meta.url).href,
  kiosk: new URL('./thumbnails/kiosk.webp', import.meta.url).href,
  clerk: new URL('./thumbnails/clerk.webp', import.meta.url).href,
  guide: new URL('./thumbnails/guide.webp', import.meta.url).href,
  manager: new URL('./thumbnails/manager.webp', import.meta.url).href,
  bookings: new URL('./thumbnails/bookings.webp', import.meta.url).href,
  admin: new URL('./thumbnails/admin.webp', import.meta.url).href,
  board: new URL('./thumbnails/board.webp', import.meta.url).href,
  'led-panel': new URL('./thumbnails/led-panel.webp', import.meta.url).href,
  'window-screen': new URL('./thumbnails/window-screen.webp', import.meta.url).href,
  pad: new URL('./thumbnails/pad.webp', import.meta.url).href,
} as const
export type Thumbnail = keyof typeof thumbnails
