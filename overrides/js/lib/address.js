/** The page's own address: choices stand there, so that they can be sent to somebody. */

/**
 * Put the choices in the address, in place of those that are there. pairs: [[name, value]]; empty values are left out.
 * @param {any[][]} pairs
 */
export function showInAddress(pairs) {
  const query = new URLSearchParams(pairs.filter(([, value]) => value.trim())).toString();
  showAddress(location.pathname + (query ? `?${query}` : ""));
}

/**
 * Make the address the page's own.
 * @param {string} address
 */
export function showAddress(address) {
  try {
    history.replaceState(null, "", address);
  } catch {
    // From a file, some browsers do not let a page change its address.
  }
}
