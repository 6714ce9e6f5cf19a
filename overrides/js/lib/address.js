/** The page's address, which holds choices so that they can be shared. */

/**
 * Replace the choices in the address. pairs: [[name, value]]; empty values are left out.
 * @param {any[][]} pairs
 */
export function showInAddress(pairs) {
  const query = new URLSearchParams(pairs.filter(([, value]) => value.trim())).toString();
  showAddress(location.pathname + (query ? `?${query}` : ""));
}

/**
 * Replace the page's address.
 * @param {string} address
 */
export function showAddress(address) {
  try {
    history.replaceState(null, "", address);
  } catch {
    // Some browsers do not let a page opened from a file change its address.
  }
}
