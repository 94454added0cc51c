// Classifies host names and IP addresses.

/** Whether a host in a setting or URL is this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || /^127(\.\d{1,3}){3}$/.test(host) || ['::1', '[::1]'].includes(host);
}

/** Whether a host is this machine, or an address of a private network (RFC 1918, RFC 4193). */
export function isPrivate(host: string): boolean {
  return isLoopback(host) || /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|^\[?f[cd][0-9a-f]{2}:/i.test(host);
}
