/** Whether an address never leaves this machine: what may be laxer there, and what cannot be reached from outside. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
